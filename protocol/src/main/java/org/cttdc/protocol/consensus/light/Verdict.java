package org.cttdc.protocol.consensus.light;

import org.cttdc.protocol.consensus.Timestamp;

/** What became of a header that was to be trusted. */
public sealed interface Verdict {
    /** It can be trusted. */
    record Ok() implements Verdict {}

    /**
     * Too few of the trusted validators signed it: try a height between.
     *
     * @param signed power of the trusted set that signed
     * @param needed power that has to be exceeded
     */
    record NotEnoughTrust(long signed, long needed) implements Verdict {}

    /**
     * What it was to be built on is too old: a fresh root of trust is needed from the person.
     *
     * @param at when trust ended
     */
    record Expired(Timestamp at) implements Verdict {}

    /**
     * It is wrong, whoever sent it.
     *
     * @param reason which check failed
     * @param detail what was found and what was expected
     */
    record Invalid(Reason reason, String detail) implements Verdict {}

    /** Which check failed, in the order of the checks. */
    enum Reason {
        /** Made under another block protocol. */
        BLOCK_PROTOCOL,
        /** Of another chain. */
        CHAIN_ID,
        /** A height below 1. */
        HEIGHT,
        /** A hash or an address of the wrong length. */
        LENGTH,
        /** A commit no block can have: negative round, no block id, no signature, an impossible signature. */
        COMMIT,
        /** The commit is for another height. */
        COMMIT_HEIGHT,
        /** The commit is for another header. */
        COMMIT_BLOCK,
        /** Not above the trusted height, or, going back, not right below it. */
        NOT_MONOTONIC_HEIGHT,
        /** Not later than the trusted header, or, going back, not earlier. */
        NOT_MONOTONIC_TIME,
        /** From the future. */
        FUTURE,
        /** The validators supplied are not the header's. */
        VALIDATORS,
        /** The validators are not those the header before announced. */
        NEXT_VALIDATORS,
        /** A signature stands in another validator's place. */
        SIGNER,
        /** One validator signed twice in a commit. */
        DOUBLE_VOTE,
        /** A signature is wrong. */
        SIGNATURE,
        /** Not more than two thirds of the validators signed. */
        NOT_ENOUGH_POWER,
        /** The header above links to another header. */
        LAST_BLOCK
    }
}
