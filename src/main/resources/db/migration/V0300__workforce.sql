-- Workers as last defined; defined_at is the time of the event that said so.
CREATE TABLE workforce_worker (
    worker_id         text           NOT NULL PRIMARY KEY,
    node_id           text           NOT NULL,
    skills            text[]         NOT NULL,
    equipment         text[]         NOT NULL,
    wage_per_hour     numeric        NOT NULL,
    overtime_per_hour numeric        NOT NULL,
    currency          text           NOT NULL,
    defined_at        timestamptz    NOT NULL
);

-- Shifts as last scheduled; a cancelled one carries the time of its cancellation, at which it ends.
CREATE TABLE workforce_shift (
    shift_id      text          NOT NULL PRIMARY KEY,
    worker_id     text          NOT NULL,
    node_id       text          NOT NULL,
    starts        timestamptz   NOT NULL,
    ends          timestamptz   NOT NULL,
    break_starts  timestamptz[] NOT NULL,
    break_ends    timestamptz[] NOT NULL,
    scheduled_at  timestamptz   NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text
);
CREATE INDEX workforce_shift_node_ends ON workforce_shift (node_id, ends);
CREATE INDEX workforce_shift_worker_ends ON workforce_shift (worker_id, ends);
