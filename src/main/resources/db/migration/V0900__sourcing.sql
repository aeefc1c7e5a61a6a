CREATE SEQUENCE sourcing_decision_number;

CREATE TABLE sourcing_decision (
    decision_id text PRIMARY KEY,
    order_id    text NOT NULL,
    decided_at  timestamptz NOT NULL,
    committed   boolean NOT NULL,
    currency    text NOT NULL,
    total       numeric(18, 4) NOT NULL
);

CREATE INDEX sourcing_decision_order ON sourcing_decision (order_id);

-- What a decision is made of, in its order: money by kind of cost, null where it does not apply.
CREATE TABLE sourcing_choice (
    decision_id      text NOT NULL REFERENCES sourcing_decision,
    ordinal          integer NOT NULL,
    role             text NOT NULL CHECK (role IN ('ALLOCATION', 'UNFILLED', 'SUM', 'ALTERNATIVE')),
    line             integer,
    item_id          text,
    node_id          text,
    zone_id          text,
    location_id      text,
    units            bigint,
    planned_finish   timestamptz,
    miss_probability double precision,
    reservation_id   text,
    freight          numeric(18, 4),
    picking          numeric(18, 4),
    miss_risk        numeric(18, 4),
    doubtful_stock   numeric(18, 4),
    spoilage         numeric(18, 4),
    split            numeric(18, 4),
    unfilled         numeric(18, 4),
    reason           text,
    PRIMARY KEY (decision_id, ordinal)
);

-- A key's owner: the decision made for the request of that digest.
CREATE TABLE sourcing_idempotency_key (
    idempotency_key text PRIMARY KEY,
    request_digest  text NOT NULL,
    decision_id     text NOT NULL REFERENCES sourcing_decision
);

CREATE TABLE sourcing_short_pick (
    node_id      text NOT NULL,
    item_id      text NOT NULL,
    reservations bigint NOT NULL,
    shorts       bigint NOT NULL,
    PRIMARY KEY (item_id, node_id)
);
