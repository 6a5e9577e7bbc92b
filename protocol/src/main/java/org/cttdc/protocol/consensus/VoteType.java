package org.cttdc.protocol.consensus;

/** The step of a round a vote belongs to. */
public enum VoteType {
    /** Not set; no validator signs it. */
    UNKNOWN(0),
    /** First step. */
    PREVOTE(1),
    /** Second step; commits hold these. */
    PRECOMMIT(2);

    private final int number;

    VoteType(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }
}
