package org.cttdc.protocol.state;

import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.rules.Arbitration.Ruling;

/**
 * One juror's seat in a round.
 *
 * @param juror address
 * @param stage how far the vote is
 * @param commitment to the vote, or empty
 * @param vote once revealed
 */
public record SeatState(Bytes juror, Seal stage, Bytes commitment, Ruling vote) {
    /** How far a vote is. */
    public enum Seal implements WireEnum {
        DRAWN(0),
        COMMITTED(1),
        REVEALED(2),
        /** Somebody else showed the vote too early: it does not count. */
        EXPOSED(3);

        private final int number;

        Seal(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** A seat just drawn. */
    public static SeatState drawn(Bytes juror) {
        return new SeatState(juror, Seal.DRAWN, Bytes.EMPTY, Ruling.UPHOLD);
    }

    /** The vote, where it counts. */
    public Optional<Ruling> counted() {
        return stage == Seal.REVEALED ? Optional.of(vote) : Optional.empty();
    }

    /** Bound to a vote. */
    public SeatState committed(Bytes to) {
        return new SeatState(juror, Seal.COMMITTED, to, vote);
    }

    /** With its vote open. */
    public SeatState revealed(Ruling opened) {
        return new SeatState(juror, Seal.REVEALED, commitment, opened);
    }

    /** Shown by somebody else. */
    public SeatState exposed() {
        return new SeatState(juror, Seal.EXPOSED, commitment, vote);
    }
}
