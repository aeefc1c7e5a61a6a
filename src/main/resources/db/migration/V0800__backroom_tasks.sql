-- Tasks: one row each, as last folded.
CREATE TABLE backroom_task (
    task_id          text PRIMARY KEY,
    node_id          text        NOT NULL,
    task_type        text        NOT NULL,
    from_location    text        NOT NULL,
    to_location      text        NOT NULL,
    item_id          text,
    quantity         bigint      NOT NULL CHECK (quantity >= 0),
    order_id         text,
    order_line       integer,
    asn_id           text,
    asn_line         integer,
    standard_millis  bigint      NOT NULL CHECK (standard_millis > 0),
    created_at       timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('WAITING', 'STARTED', 'COMPLETED', 'FAILED', 'CANCELLED')),
    worker_id        text,
    started_at       timestamptz,
    ended_at         timestamptz,
    done             bigint,
    reason           text,
    CHECK ((ended_at IS NULL) = (state IN ('WAITING', 'STARTED')))
);
CREATE INDEX backroom_task_open ON backroom_task (node_id) WHERE ended_at IS NULL;
CREATE INDEX backroom_task_staged ON backroom_task (order_id, node_id, ended_at) WHERE task_type = 'STAGE';

-- Where each worker's last task ended.
CREATE TABLE backroom_worker (
    worker_id   text PRIMARY KEY,
    location_id text        NOT NULL,
    since       timestamptz NOT NULL
);

-- Whose tasks are worked, and how far causes of tasks have been followed in the log. One row.
CREATE TABLE backroom_derivation (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    live     boolean NOT NULL,
    position bigint  NOT NULL
);
INSERT INTO backroom_derivation (live, position) VALUES (true, 0);

-- The last published plan of each node.
CREATE TABLE backroom_plan (
    node_id        text PRIMARY KEY,
    version        bigint      NOT NULL,
    planned_at     timestamptz NOT NULL,
    event_position bigint      NOT NULL,
    body           text        NOT NULL
);
