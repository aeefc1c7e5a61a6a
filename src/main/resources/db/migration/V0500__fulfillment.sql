CREATE TABLE fulfillment_order (
    order_id       text PRIMARY KEY,
    method         text NOT NULL,
    placed_at      timestamptz NOT NULL,
    promised_at    timestamptz NOT NULL,
    cutoff_at      timestamptz,
    due_at         timestamptz NOT NULL,
    pickup_node_id text,
    latitude       double precision NOT NULL,
    longitude      double precision NOT NULL,
    cancelled_at   timestamptz,
    -- Not cancelled, and some line not ready.
    open           boolean NOT NULL
);

CREATE INDEX fulfillment_order_open ON fulfillment_order (due_at, order_id) WHERE open;

CREATE TABLE fulfillment_line (
    order_id   text NOT NULL REFERENCES fulfillment_order,
    line       integer NOT NULL CHECK (line >= 1),
    item_id    text NOT NULL,
    quantity   bigint NOT NULL CHECK (quantity >= 1),
    unit_price numeric(18, 4) NOT NULL,
    currency   text NOT NULL,
    reserved   bigint NOT NULL CHECK (reserved BETWEEN 0 AND quantity),
    -- Units that a READY event named, and the latest of those events; likewise HANDED_OVER.
    ready      bigint NOT NULL CHECK (ready BETWEEN 0 AND quantity),
    ready_at   timestamptz,
    handed     bigint NOT NULL CHECK (handed BETWEEN 0 AND quantity),
    handed_at  timestamptz,
    PRIMARY KEY (order_id, line)
);

-- What fulfillment needs of a reservation to know which units of a line are held.
CREATE TABLE fulfillment_reservation (
    reservation_id text PRIMARY KEY,
    order_id       text NOT NULL,
    line           integer NOT NULL,
    quantity       bigint NOT NULL CHECK (quantity >= 1),
    picked         bigint NOT NULL CHECK (picked BETWEEN 0 AND quantity),
    open           boolean NOT NULL
);
