package org.cttdc.node.api;

/** The mempool did not even look at a transaction: it has it already, it is too large, or there is no room. */
public final class MempoolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message is CometBFT's own, which clients match on. */
    public MempoolException(String message) {
        super(message);
    }
}
