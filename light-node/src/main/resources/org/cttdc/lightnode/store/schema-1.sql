-- One row: what the person trusts. Everything in light_block is derived from it.
CREATE TABLE trust_root (
    id TINYINT PRIMARY KEY CHECK (id = 1),
    chain_id VARCHAR(50) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    height BIGINT NOT NULL,
    hash VARBINARY(32) NOT NULL
);

CREATE TABLE validator_set (
    hash VARBINARY(32) PRIMARY KEY,
    members VARBINARY(4194304) NOT NULL
);

-- verified_from is the trusted height the header was verified with: the verification trace.
CREATE TABLE light_block (
    height BIGINT PRIMARY KEY,
    hash VARBINARY(32) NOT NULL,
    validators_hash VARBINARY(32) NOT NULL REFERENCES validator_set (hash),
    signed_header VARBINARY(4194304) NOT NULL,
    verified_from BIGINT NOT NULL,
    agreeing INTEGER NOT NULL
);

CREATE TABLE provider (
    endpoint VARCHAR(512) PRIMARY KEY,
    expelled_until TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    reason VARCHAR(2048) NOT NULL
);

-- Any row halts the node until a person gives another trust root.
CREATE TABLE conflict (
    height BIGINT NOT NULL,
    endpoint VARCHAR(512) NOT NULL,
    hash VARBINARY(32) NOT NULL,
    signed_header VARBINARY(4194304) NOT NULL,
    noted TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (height, endpoint)
);

CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account VARBINARY(20) NOT NULL,
    sequence_no BIGINT NOT NULL,
    label VARCHAR(1024) NOT NULL,
    tx_hash VARBINARY(32) NOT NULL UNIQUE,
    tx VARBINARY(1048576) NOT NULL,
    valid_until BIGINT NOT NULL,
    stage VARCHAR(16) NOT NULL,
    seen_by INTEGER NOT NULL,
    height BIGINT NOT NULL,
    code INTEGER,
    detail VARCHAR(4096) NOT NULL,
    updated TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    searched_height BIGINT NOT NULL
);
