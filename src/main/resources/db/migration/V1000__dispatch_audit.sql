-- Who did what with which task, and what was answered. Bounded: old entries are removed as new ones come.
CREATE TABLE dispatch_audit (
    entry_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    task_id   text        NOT NULL,
    node_id   text        NOT NULL,
    worker_id text,
    action    text        NOT NULL,
    outcome   text        NOT NULL,
    reason    text        NOT NULL
);
CREATE INDEX dispatch_audit_task ON dispatch_audit (task_id, entry_id);
