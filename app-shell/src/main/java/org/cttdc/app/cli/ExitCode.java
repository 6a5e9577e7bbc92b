package org.cttdc.app.cli;

import org.cttdc.lightnode.api.LightNodeException;

/** How a command ends, for scripts. */
final class ExitCode {
    /** Done, and where something was to be proved, proved. */
    static final int OK = 0;
    /** Refused: not proved, not accepted, not possible. */
    static final int REFUSED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** No node answers. */
    static final int UNREACHABLE = 3;
    /** Validators signed two different headers of one height. */
    static final int ATTACK = 4;

    private ExitCode() {}

    /** The code of a failure. */
    static int of(Exception failure) {
        return failure instanceof LightNodeException known
                ? switch (known.code()) {
                    case UNREACHABLE -> UNREACHABLE;
                    case CONFLICTING_HEADERS -> ATTACK;
                    case BAD_REPLY,
                            HEIGHT_TOO_HIGH,
                            HEIGHT_PRUNED,
                            WRONG_CHAIN,
                            INVALID_HEADER,
                            INVALID_COMMIT,
                            INVALID_VALIDATORS,
                            NOT_ENOUGH_TRUST,
                            TRUST_EXPIRED,
                            UNCONFIRMED,
                            INVALID_PROOF,
                            INVALID_VALUE,
                            TX_NOT_FOUND,
                            STORE,
                            REFUSED -> REFUSED;
                }
                : REFUSED;
    }
}
