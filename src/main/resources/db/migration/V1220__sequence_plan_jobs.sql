-- Posted problems, their searches and best plans. A search holds its job by a lease that its process renews.
CREATE TABLE dispatch_plan_job (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    request_key     text UNIQUE,
    request_digest  text,
    name            text        NOT NULL,
    state           text        NOT NULL DEFAULT 'QUEUED',
    tasks           integer     NOT NULL,
    workers         integer     NOT NULL,
    limit_millis    bigint      NOT NULL,
    searched_millis bigint      NOT NULL DEFAULT 0,
    version         bigint      NOT NULL DEFAULT 0,
    cost            numeric,
    currency        text,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at      timestamptz,
    ended_at        timestamptz,
    expires_at      timestamptz NOT NULL,
    failure         text,
    wants_end       boolean     NOT NULL DEFAULT false,
    lease           uuid,
    lease_until     timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    problem_bytes   bigint      NOT NULL,
    problem         text        NOT NULL,
    plan            text
);

CREATE INDEX dispatch_plan_job_open ON dispatch_plan_job (created_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX dispatch_plan_job_expiry ON dispatch_plan_job (expires_at);
CREATE INDEX dispatch_plan_job_newest ON dispatch_plan_job (created_at DESC);
