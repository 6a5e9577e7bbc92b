package org.cttdc.protocol.state;

/**
 * The token's reserve, and the treasury's own tokens.
 *
 * @param credit R, fen
 * @param treasury uCTT minted for the community's funds, spent by vote
 */
public record ReserveState(long credit, long treasury) {
    /** Nothing held. */
    public static final ReserveState NONE = new ReserveState(0, 0);
}
