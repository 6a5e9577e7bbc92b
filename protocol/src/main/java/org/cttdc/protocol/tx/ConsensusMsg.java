package org.cttdc.protocol.tx;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;

/** Who makes blocks: candidates, what stands behind them, and what that earns (protocol page, section 6). */
public sealed interface ConsensusMsg extends Msg {

    /**
     * Stands for election; the signer becomes the operator. {@code possession} is the consensus key's signature over
     * {@link Possession#signBytes}; {@code bond} uCTT. Where all places are taken, {@code instead} names a candidate outside the set
     * with a smaller bond, whose place is taken; else it is empty.
     */
    @Tag(20)
    record RegisterCandidate(Bytes publicKey, Bytes possession, long bond, Bytes instead) implements ConsensusMsg {}

    /** Withdraws a candidate of the signer; its bond begins to unbond. A seat is kept until the next election. */
    @Tag(21)
    record RetireCandidate(Bytes validator) implements ConsensusMsg {}

    /** Locks the signer's CTT as stake to nominate with. */
    @Tag(22)
    record Bond(long amount) implements ConsensusMsg {}

    /** Begins to give stake back; it can be claimed once the unbonding time has passed. */
    @Tag(23)
    record Unbond(long amount) implements ConsensusMsg {}

    /** Claims all stake and candidates' bonds of the signer whose unbonding time has passed. */
    @Tag(24)
    record ClaimUnbonded() implements ConsensusMsg {}

    /**
     * Says whom the signer's power is for from the next election on: up to 16 candidates by consensus address, none to withdraw. Where
     * all ballots of the class are taken, {@code instead} names an account whose ballot weighs less, which is displaced; else it is empty.
     */
    @Tag(25)
    record Nominate(Power power, List<Bytes> candidates, Bytes instead) implements ConsensusMsg {
        public Nominate {
            candidates = List.copyOf(candidates);
        }
    }

    /** Claims what a pot of an election's term owes the signer; {@code index} is the place of the seat, or of the ballot that counted. */
    @Tag(26)
    record ClaimPot(long election, Pot pot, long index) implements ConsensusMsg {}
}
