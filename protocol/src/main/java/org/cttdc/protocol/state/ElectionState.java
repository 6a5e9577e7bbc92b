package org.cttdc.protocol.state;

import org.cttdc.protocol.codec.WireEnum;

/**
 * Where the bounded work of the newest election stands.
 *
 * @param number cycle + 1 of the election, 0 before the first
 * @param step what is being done
 * @param position how much of that is done: ballots read, rounds held, ballots assigned
 * @param checkpoint height from which ballots are read
 */
public record ElectionState(long number, Progress step, long position, long checkpoint) {
    /** Before the first. */
    public static final ElectionState START = new ElectionState(0, Progress.KEPT, 0, 0);

    /** The stages in order. */
    public enum Progress implements WireEnum {
        /** Over; the old set stayed. */
        KEPT(0),
        /** Stakes are frozen, the checkpoint is still to come. */
        FROZEN(1),
        LOADING(2),
        ROUNDS(3),
        ASSIGNING(4),
        /** Counted; the set changes in the first block of UPDATES. */
        COUNTED(5),
        /** Over, with a new set. */
        ELECTED(6);

        private final int number;

        Progress(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }
}
