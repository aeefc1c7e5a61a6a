CREATE TABLE receiving_asn (
    asn_id          text PRIMARY KEY,
    supplier_id     text NOT NULL,
    node_id         text NOT NULL,
    ordered_at      timestamptz NOT NULL,
    expected_at     timestamptz NOT NULL,
    carrier         text NOT NULL,
    advised_at      timestamptz NOT NULL,
    arrived_at      timestamptz,
    -- Time of the latest receipt, complete or not.
    last_receipt_at timestamptz,
    complete        boolean NOT NULL
);

CREATE INDEX receiving_asn_open ON receiving_asn (node_id, expected_at) WHERE NOT complete;

CREATE TABLE receiving_asn_line (
    asn_id   text NOT NULL REFERENCES receiving_asn,
    line     integer NOT NULL CHECK (line >= 1),
    item_id  text NOT NULL,
    advised  bigint NOT NULL CHECK (advised >= 1),
    cartons  integer NOT NULL,
    -- Null until a receipt names the line.
    counted  bigint CHECK (counted >= 0),
    damaged  bigint CHECK (damaged >= 0),
    PRIMARY KEY (asn_id, line)
);

CREATE INDEX receiving_asn_line_item ON receiving_asn_line (item_id);

CREATE TABLE receiving_receipt (
    receipt_id text PRIMARY KEY,
    asn_id     text NOT NULL REFERENCES receiving_asn,
    counted_at timestamptz NOT NULL
);
