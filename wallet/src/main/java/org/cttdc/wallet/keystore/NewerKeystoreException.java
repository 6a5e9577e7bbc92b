package org.cttdc.wallet.keystore;

/** A keystore of a later version: refused, and never replaced by an older backup. */
final class NewerKeystoreException extends Exception {
    private static final long serialVersionUID = 1L;

    NewerKeystoreException(String message) {
        super(message);
    }
}
