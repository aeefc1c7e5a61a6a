-- What the features knew at a place of the log, so that a start need not read the whole log; one row.
CREATE TABLE feature_snapshot (
    only_one boolean NOT NULL PRIMARY KEY CHECK (only_one),
    content  bytea   NOT NULL
);

-- It is packed already.
ALTER TABLE feature_snapshot ALTER COLUMN content SET STORAGE EXTERNAL;
