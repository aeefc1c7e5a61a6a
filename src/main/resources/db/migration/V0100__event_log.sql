-- The append-only log. Positions are given by the intake under its lock: without gaps, in order of commit.
CREATE TABLE event_log (
    position    bigint      NOT NULL PRIMARY KEY,
    source      text        NOT NULL,
    event_id    text        NOT NULL,
    type        text        NOT NULL,
    time        timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    data        text        NOT NULL,
    CONSTRAINT event_log_source_event_id_key UNIQUE (source, event_id)
);

-- Replay reads in order of time.
CREATE INDEX event_log_time_position ON event_log (time, position);

-- What was sent and could not be accepted.
CREATE TABLE event_dead_letter (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received_at timestamptz NOT NULL,
    source      text,
    event_id    text,
    field       text        NOT NULL,
    value       text        NOT NULL,
    rule        text        NOT NULL,
    body        text        NOT NULL
);
