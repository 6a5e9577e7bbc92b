-- How endpoints behaved, kept over a restart. Expulsions move here from the table that knew nothing else.
CREATE TABLE peer (
    endpoint VARCHAR(512) PRIMARY KEY,
    score INTEGER NOT NULL,
    expelled_until TIMESTAMP(9) WITH TIME ZONE,
    reason VARCHAR(2048) NOT NULL
);

INSERT INTO peer SELECT endpoint, 0, expelled_until, reason FROM provider;

DROP TABLE provider;

-- Endpoints that said different things of one height. What halts the node is a row of conflict; this says who said what.
CREATE TABLE disagreement (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    height BIGINT NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    noted TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE statement (
    disagreement BIGINT NOT NULL REFERENCES disagreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    source VARCHAR(512) NOT NULL,
    height BIGINT NOT NULL,
    hash VARBINARY(32) NOT NULL,
    block_time TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ruling VARCHAR(16) NOT NULL,
    reason VARCHAR(2048) NOT NULL,
    PRIMARY KEY (disagreement, place)
);

-- document is the evidence in the JSON it is broadcast in; accused are addresses of 20 bytes one after the other.
CREATE TABLE evidence (
    disagreement BIGINT NOT NULL REFERENCES disagreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    against VARCHAR(512) NOT NULL,
    common_height BIGINT NOT NULL,
    height BIGINT NOT NULL,
    hash VARBINARY(32) NOT NULL,
    accused VARBINARY(262144) NOT NULL,
    document VARBINARY(16777216) NOT NULL,
    PRIMARY KEY (disagreement, place)
);

CREATE TABLE evidence_answer (
    disagreement BIGINT NOT NULL,
    place INTEGER NOT NULL,
    endpoint VARCHAR(512) NOT NULL,
    taken BOOLEAN NOT NULL,
    text VARCHAR(2048) NOT NULL,
    PRIMARY KEY (disagreement, place, endpoint),
    FOREIGN KEY (disagreement, place) REFERENCES evidence (disagreement, place) ON DELETE CASCADE
);
