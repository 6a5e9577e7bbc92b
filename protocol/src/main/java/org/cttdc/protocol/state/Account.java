package org.cttdc.protocol.state;

/**
 * An account's holdings.
 *
 * @param ctt uCTT
 * @param credit fen
 * @param sequence the sequence its next transaction must carry
 */
public record Account(long ctt, long credit, long sequence) {
    /** What an address without a record holds. */
    public static final Account EMPTY = new Account(0, 0, 0);
}
