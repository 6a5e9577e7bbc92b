package org.cttdc.lightnode.sync;

import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.consensus.light.Verdict;

/** What the verdicts on headers mean to callers of the light node. */
final class Verdicts {
    private Verdicts() {}

    /** Returns where the verdict is good; {@code what} names the header in the error where it is not. */
    static void require(Verdict verdict, String what) {
        switch (verdict) {
            case Verdict.Ok ok -> {}
            case Verdict.NotEnoughTrust few ->
                throw new LightNodeException(
                        Code.NOT_ENOUGH_TRUST,
                        what + ": power " + few.signed() + " of the trusted validators signed, more than "
                                + few.needed() + " is needed");
            case Verdict.Expired expired ->
                throw new LightNodeException(
                        Code.TRUST_EXPIRED,
                        what + ": what it would be built on was trusted until " + expired.at()
                                + ". Whoever validated then may have left since and can sign another history without"
                                + " losing anything, so that signatures prove no more: give a trust root from a source you"
                                + " trust that is younger than the trusting period");
            case Verdict.Invalid invalid ->
                throw new LightNodeException(
                        codeOf(invalid.reason()), what + ": " + invalid.reason() + ": " + invalid.detail());
        }
    }

    static Code codeOf(Verdict.Reason reason) {
        return switch (reason) {
            case CHAIN_ID -> Code.WRONG_CHAIN;
            case BLOCK_PROTOCOL,
                    HEIGHT,
                    LENGTH,
                    COMMIT_BLOCK,
                    NOT_MONOTONIC_HEIGHT,
                    NOT_MONOTONIC_TIME,
                    FUTURE,
                    LAST_BLOCK -> Code.INVALID_HEADER;
            case VALIDATORS, NEXT_VALIDATORS -> Code.INVALID_VALIDATORS;
            case COMMIT, COMMIT_HEIGHT, SIGNER, DOUBLE_VOTE, SIGNATURE, NOT_ENOUGH_POWER -> Code.INVALID_COMMIT;
        };
    }
}
