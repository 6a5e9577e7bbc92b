package org.cttdc.protocol.keys;

/** Text that is not an address of the expected chain: {@link #reason()} for programs, the message for people. */
public final class AddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why the text was refused. */
    public enum Reason {
        LENGTH,
        CHARACTER,
        MIXED_CASE,
        /** No separator or no prefix. */
        FORMAT,
        CHECKSUM,
        /** A valid address of another network, such as a sandbox. */
        WRONG_NETWORK
    }

    AddressException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the text was refused. */
    public Reason reason() {
        return reason;
    }
}
