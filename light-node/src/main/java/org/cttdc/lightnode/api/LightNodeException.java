package org.cttdc.lightnode.api;

/** A refusal or failure with its own code. The message is for the details pane; views localise the code. */
public final class LightNodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public LightNodeException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public LightNodeException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What failed. */
    public Code code() {
        return code;
    }

    /** Everything that can fail, in the order a fact travels: endpoint, header, commit, proof, value. */
    public enum Code {
        /** No endpoint answered in time. */
        UNREACHABLE,
        /** A reply that is not the protocol's: truncated, too long, not JSON, wrong types. */
        BAD_REPLY,
        /** The endpoint does not have that height yet. */
        HEIGHT_TOO_HIGH,
        /** The endpoint no longer has that height. */
        HEIGHT_PRUNED,
        WRONG_CHAIN,
        /** A header that breaks a basic rule or does not hash to what was signed. */
        INVALID_HEADER,
        /** A commit without enough valid signatures. */
        INVALID_COMMIT,
        /** A validator set that does not hash to the header's field. */
        INVALID_VALIDATORS,
        /** Too little of the trusted set signed, and no header between helps. */
        NOT_ENOUGH_TRUST,
        TRUST_EXPIRED,
        /** Too few other endpoints served the same header: it may be right and is not believed yet. */
        UNCONFIRMED,
        /** Endpoints serve different headers for one height. */
        CONFLICTING_HEADERS,
        /** A state, absence, list, transaction or result proof that does not lead to the header. */
        INVALID_PROOF,
        /** Proved bytes that are not a record of the expected type. */
        INVALID_VALUE,
        TX_NOT_FOUND,
        /** The local store is damaged or newer than this program. */
        STORE,
        /** The chain refused a transaction; the message names its error code. */
        REFUSED
    }
}
