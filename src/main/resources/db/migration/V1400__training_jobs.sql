-- Posted training jobs and what became of them. A training holds its job by a lease that its process renews.
CREATE TABLE training_posted_job (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    request_key    text UNIQUE,
    request_digest text        NOT NULL,
    model          text        NOT NULL,
    state          text        NOT NULL DEFAULT 'QUEUED',
    stage          text        NOT NULL DEFAULT '',
    stage_done     bigint      NOT NULL DEFAULT 0,
    stage_total    bigint      NOT NULL DEFAULT 0,
    asks           integer     NOT NULL DEFAULT 0,
    attempts       integer     NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at     timestamptz,
    ended_at       timestamptz,
    expires_at     timestamptz NOT NULL,
    lease          uuid,
    lease_until    timestamptz,
    version        text,
    alias          text,
    reason         text,
    figures        text,
    errors         text        NOT NULL DEFAULT '[]',
    job            text        NOT NULL
);

CREATE INDEX training_posted_job_open ON training_posted_job (created_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX training_posted_job_expiry ON training_posted_job (expires_at);
CREATE INDEX training_posted_job_newest ON training_posted_job (created_at DESC);
