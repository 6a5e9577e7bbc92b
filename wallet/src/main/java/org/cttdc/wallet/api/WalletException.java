package org.cttdc.wallet.api;

/** The wallet refused. The message is for the details pane; views localise the code. */
public final class WalletException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public WalletException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public WalletException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What failed. */
    public Code code() {
        return code;
    }

    /** Everything that can fail. */
    public enum Code {
        /** No keystore yet. */
        NO_WALLET,
        LOCKED,
        WRONG_PASSPHRASE,
        /** The person said no. */
        CANCELLED,
        UNKNOWN_ACCOUNT,
        BAD_PHRASE,
        /** The restore check was answered wrongly. */
        CHECK_FAILED,
        /** The keystore file is damaged, or newer than this program. */
        KEYSTORE,
        /** The request is not one the wallet signs. */
        REFUSED
    }
}
