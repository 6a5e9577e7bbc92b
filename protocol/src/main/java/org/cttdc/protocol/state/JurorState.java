package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;

/**
 * Somebody who sits on juries.
 *
 * @param person of the credential
 * @param stake uCTT held, fees and gains included
 * @param locked part of the stake that seats hold
 * @param status whether draws reach them
 */
public record JurorState(Bytes person, long stake, long locked, Standing status) {
    /** Whether draws reach a juror. */
    public enum Standing implements WireEnum {
        /** Joined; drawn from the checkpoint after the next on. */
        JOINING(0),
        ACTIVE(1),
        /** Wants to leave; drawn until after the next checkpoint. */
        LEAVING(2),
        /** Not drawn any more. */
        LEFT(3);

        private final int number;

        Standing(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** What no seat holds. */
    public long free() {
        return stake - locked;
    }

    /** With another status. */
    public JurorState with(Standing other) {
        return new JurorState(person, stake, locked, other);
    }

    /** With changes of stake and lock. */
    public JurorState plus(long moreStake, long moreLocked) {
        return new JurorState(person, Math.addExact(stake, moreStake), Math.addExact(locked, moreLocked), status);
    }
}
