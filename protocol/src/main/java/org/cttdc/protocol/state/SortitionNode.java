package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;

/**
 * A place of the jurors' sum tree.
 *
 * @param sum experience power at and below it, unsigned big-endian
 * @param juror who stands at it, or empty
 */
public record SortitionNode(Bytes sum, Bytes juror) {
    /** A place nobody stands at. */
    public static final SortitionNode NONE = new SortitionNode(Bytes.EMPTY, Bytes.EMPTY);

    /** With another sum. */
    public SortitionNode with(BigInteger other) {
        return new SortitionNode(Unsigned.bytes(other), juror);
    }

    /** With somebody else at it. */
    public SortitionNode with(Bytes other) {
        return new SortitionNode(sum, other);
    }

    /** The sum as a number. */
    public BigInteger power() {
        return Unsigned.number(sum);
    }
}
