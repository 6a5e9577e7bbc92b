package org.cttdc.protocol.state;

/**
 * What a platform owes for orders it left out.
 *
 * @param amount fen that its next batch takes from the escrow besides
 */
public record PlatformDebt(long amount) {
    /** Nothing. */
    public static final PlatformDebt NONE = new PlatformDebt(0);
}
