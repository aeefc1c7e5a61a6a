-- Every score with the features it was made from. DECISION: asked by the monitor, once per decision that the event log tells of.
CREATE TABLE monitoring_score (
    model           text        NOT NULL,
    version         text        NOT NULL,
    key             text        NOT NULL,
    node_id         text        NOT NULL,
    decided_at      timestamptz NOT NULL,
    purpose         text        NOT NULL,
    -- JSON: the values in the order of monitoring_feature_names, null where missing.
    features        text        NOT NULL,
    -- JSON: probability by outcome, as answered and as the version itself has it.
    answered        text        NOT NULL,
    by_model        text        NOT NULL,
    fallback        boolean     NOT NULL,
    fallback_reason text,
    -- By the service's clock.
    written_at      timestamptz NOT NULL
);

CREATE INDEX monitoring_score_decisions ON monitoring_score (model, version, decided_at) WHERE purpose = 'DECISION';
CREATE INDEX monitoring_score_key ON monitoring_score (model, key);
CREATE INDEX monitoring_score_age ON monitoring_score USING brin (written_at);

CREATE TABLE monitoring_feature_names (
    model   text NOT NULL,
    version text NOT NULL,
    names   text NOT NULL,
    PRIMARY KEY (model, version)
);

-- What came of what was scored; joined to scores by model and key, whichever is known first.
CREATE TABLE monitoring_outcome (
    model    text        NOT NULL,
    key      text        NOT NULL,
    outcome  text        NOT NULL,
    label    boolean     NOT NULL,
    known_at timestamptz NOT NULL,
    source   text        NOT NULL,
    PRIMARY KEY (model, key, outcome)
);

CREATE INDEX monitoring_outcome_age ON monitoring_outcome (known_at);

-- Versions that a rate table answers for.
CREATE TABLE monitoring_verdict (
    model   text        PRIMARY KEY,
    version text        NOT NULL,
    reason  text        NOT NULL,
    since   timestamptz NOT NULL
);
