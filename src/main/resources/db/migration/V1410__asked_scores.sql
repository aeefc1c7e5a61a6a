-- Scores that a caller or a module asked for, by the call and the stem of their keys; monitoring_score keeps decisions, and what was
-- asked for before.
CREATE TABLE monitoring_asked (
    part       integer     NOT NULL,
    model      text        NOT NULL,
    version    text        NOT NULL,
    -- An order or an ASN: what the keys have before their last slash.
    stem       text        NOT NULL COLLATE "C",
    keys       text[]      NOT NULL,
    -- By the service's clock.
    written_at timestamptz NOT NULL,
    -- The scores of the keys with their features, in the form of SnapshotCodec; monitoring_feature_names has the names.
    content    bytea       NOT NULL
) PARTITION BY LIST (part);

-- It is compact already; tables of parts keep it beside the row.
ALTER TABLE monitoring_asked ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX monitoring_asked_stem ON monitoring_asked (stem);

-- A part is a day of them, or less where they come fast; rows go to the latest.
CREATE TABLE monitoring_asked_part (
    part     integer     NOT NULL PRIMARY KEY,
    begun_at timestamptz NOT NULL
);

-- JSON: what the rate table said of a decision, by outcome; null for those of before.
ALTER TABLE monitoring_score ADD COLUMN by_rate text;

-- Decisions of the log that were not scored, by the hour of their instants: LATE or FULL.
CREATE TABLE monitoring_left_out (
    model     text        NOT NULL,
    hour      timestamptz NOT NULL,
    why       text        NOT NULL,
    decisions bigint      NOT NULL,
    PRIMARY KEY (model, hour, why)
);
