package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A validator of a term.
 *
 * @param validator consensus address, 20 bytes
 * @param operator account that claims for it, 20 bytes
 * @param power voting power at the beginning of the term
 * @param backing budget that stands behind it, of 10^15 in all
 * @param creditClaimed what a unit of the pot had earned in CREDIT when it was last claimed from, as in {@link PotState.Stream}
 * @param cttClaimed the same in CTT
 */
public record ValidatorSeat(
        Bytes validator, Bytes operator, long power, long backing, Bytes creditClaimed, Bytes cttClaimed) {
    public ValidatorSeat(Bytes validator, Bytes operator, long power, long backing) {
        this(validator, operator, power, backing, Bytes.EMPTY, Bytes.EMPTY);
    }
}
