-- Master data as last defined; defined_at is the time of the event that said so.
CREATE TABLE network_node (
    node_id             text             NOT NULL PRIMARY KEY,
    name                text             NOT NULL,
    kind                text             NOT NULL,
    format              text             NOT NULL,
    time_zone           text             NOT NULL,
    latitude            double precision NOT NULL,
    longitude           double precision NOT NULL,
    opens               text             NOT NULL,
    closes              text             NOT NULL,
    pick_lines_per_hour integer          NOT NULL,
    defined_at          timestamptz      NOT NULL
);

CREATE TABLE network_zone (
    zone_id text    NOT NULL PRIMARY KEY,
    node_id text    NOT NULL REFERENCES network_node,
    place   integer NOT NULL,
    purpose text    NOT NULL
);
CREATE INDEX network_zone_node ON network_zone (node_id);

CREATE TABLE network_location (
    location_id text    NOT NULL PRIMARY KEY,
    node_id     text    NOT NULL REFERENCES network_node,
    place       integer NOT NULL,
    zone_id     text    NOT NULL
);
CREATE INDEX network_location_node ON network_location (node_id);

CREATE TABLE network_walking_link (
    node_id       text             NOT NULL REFERENCES network_node,
    place         integer          NOT NULL,
    from_location text             NOT NULL,
    to_location   text             NOT NULL,
    metres        double precision NOT NULL,
    PRIMARY KEY (node_id, place)
);

CREATE TABLE network_supplier (
    supplier_id text        NOT NULL PRIMARY KEY,
    name        text        NOT NULL,
    country     text        NOT NULL,
    defined_at  timestamptz NOT NULL
);

CREATE TABLE network_item (
    item_id          text             NOT NULL PRIMARY KEY,
    description      text             NOT NULL,
    department       text             NOT NULL,
    price            numeric          NOT NULL,
    unit_cost        numeric          NOT NULL,
    currency         text             NOT NULL,
    shelf_life       text,
    weight_kilograms double precision NOT NULL,
    volume_litres    double precision NOT NULL,
    defined_at       timestamptz      NOT NULL
);

CREATE TABLE network_assortment (
    node_id          text             NOT NULL,
    item_id          text             NOT NULL,
    floor_location   text,
    storage_location text             NOT NULL,
    floor_capacity   integer          NOT NULL,
    replenish_at     integer          NOT NULL,
    demand_per_hour  double precision NOT NULL,
    defined_at       timestamptz      NOT NULL,
    PRIMARY KEY (node_id, item_id)
);
