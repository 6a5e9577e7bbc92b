package org.cttdc.wallet.keystore;

/** The bytes are not a keystore: cut short, changed, or of another format. A backup may still be good. */
final class DamagedKeystoreException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedKeystoreException(String message) {
        super(message);
    }

    DamagedKeystoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
