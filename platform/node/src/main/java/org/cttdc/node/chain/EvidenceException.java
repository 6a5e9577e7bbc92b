package org.cttdc.node.chain;

/** Evidence that proves nothing. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    EvidenceException(String message) {
        super(message);
    }
}
