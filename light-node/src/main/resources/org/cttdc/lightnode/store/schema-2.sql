-- Headers a history has delivered, so that an interrupted one goes on where it was. Derived from the trust root like light_block.
CREATE TABLE history (
    way VARCHAR(16) NOT NULL,
    low BIGINT NOT NULL,
    high BIGINT NOT NULL,
    high_hash VARBINARY(32) NOT NULL,
    edge VARBINARY(65536) NOT NULL,
    PRIMARY KEY (way, high)
);
