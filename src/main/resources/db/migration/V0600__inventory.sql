CREATE TABLE inventory_stock (
    node_id     text NOT NULL,
    item_id     text NOT NULL,
    location_id text NOT NULL,
    status      text NOT NULL,
    -- Negative where more was sold than was believed there; never in RESERVED.
    units       bigint NOT NULL,
    changed_at  timestamptz NOT NULL,
    -- Time of the last count; null where never counted.
    counted_at  timestamptz,
    first_at    timestamptz NOT NULL,
    PRIMARY KEY (node_id, item_id, location_id, status),
    CHECK (status <> 'RESERVED' OR units >= 0)
) WITH (fillfactor = 70);

CREATE INDEX inventory_stock_available ON inventory_stock (item_id) WHERE status = 'AVAILABLE';

CREATE TABLE inventory_reservation (
    reservation_id text PRIMARY KEY,
    order_id       text NOT NULL,
    line           integer NOT NULL,
    node_id        text NOT NULL,
    location_id    text NOT NULL,
    item_id        text NOT NULL,
    quantity       bigint NOT NULL CHECK (quantity >= 1),
    planned_finish timestamptz NOT NULL,
    reserved_at    timestamptz NOT NULL,
    picked         bigint NOT NULL CHECK (picked BETWEEN 0 AND quantity),
    open           boolean NOT NULL,
    version        bigint NOT NULL CHECK (version >= 1)
);

CREATE INDEX inventory_reservation_order ON inventory_reservation (order_id);
CREATE INDEX inventory_reservation_open ON inventory_reservation (node_id) WHERE open;

-- Units of an order line that a node has made ready or handed over at a staging location.
CREATE TABLE inventory_staged (
    order_id    text NOT NULL,
    line        integer NOT NULL,
    node_id     text NOT NULL,
    location_id text NOT NULL,
    ready       bigint NOT NULL CHECK (ready >= 0),
    handed      bigint NOT NULL CHECK (handed >= 0),
    PRIMARY KEY (order_id, line, node_id, location_id)
);

-- Units advised and not counted yet.
CREATE TABLE inventory_inbound (
    asn_id     text NOT NULL,
    line       integer NOT NULL,
    node_id    text NOT NULL,
    item_id    text NOT NULL,
    in_transit bigint NOT NULL CHECK (in_transit >= 0),
    PRIMARY KEY (asn_id, line)
);
