package org.cttdc.protocol.tx;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.rules.Arbitration.Ruling;

/** Messages about juries and disputes (protocol page, section 8). Disputes are numbered from 0. */
public sealed interface ArbitrationMsg extends Msg {

    /** Locks a stake and offers the signer, known as one person, for juries from the checkpoint after the next on. */
    @Tag(40)
    record JoinJury(long stake, Credential credential) implements ArbitrationMsg {}

    /** Leaves the juries; once no case is left, sent again, takes the stake back. */
    @Tag(41)
    record LeaveJury() implements ArbitrationMsg {}

    /** Says that a report is wrong or a reported defect real, and answers for it with a bond. */
    @Tag(42)
    record OpenDispute(DisputeKind kind, Bytes target, ProposedValue proposed, long bond) implements ArbitrationMsg {}

    /** Binds a juror to a vote without showing it; see {@code rules.Arbitration.voteCommitment}. */
    @Tag(43)
    record CommitVote(long dispute, Bytes commitment) implements ArbitrationMsg {}

    /** Opens a juror's vote: by the juror in the reveal window, or by anybody who learnt it earlier, which takes the juror's stake. */
    @Tag(44)
    record RevealVote(long dispute, Bytes juror, Ruling vote, Bytes salt) implements ArbitrationMsg {}

    /** Brings the whole stake of one side for an appeal against the newest ruling. */
    @Tag(45)
    record FundAppeal(long dispute, Ruling side, long amount) implements ArbitrationMsg {}

    /** Lets a ruling that nobody can appeal any more take effect, and pays everybody. */
    @Tag(46)
    record ExecuteRuling(long dispute) implements ArbitrationMsg {}

    /** The drawn laboratory's blind retest. {@code document} is canonical JSON of {@code test-report/1}. */
    @Tag(47)
    record SubmitRetest(long dispute, Bytes document) implements ArbitrationMsg {}

    /** Takes back the bond of a report that nobody can dispute any more. */
    @Tag(48)
    record ReleaseBond(Bytes report) implements ArbitrationMsg {}

    /**
     * What the drawn laboratory found of an audited report's unit. {@code document} is canonical JSON of {@code test-report/1}; empty
     * where the unit did not come, which counts as refuted.
     */
    @Tag(50)
    record SubmitAudit(Bytes report, boolean received, Bytes document) implements ArbitrationMsg {}

    /** Offers to review a model's products bought in the next cycle; the beacon assigns some of those who offered. */
    @Tag(51)
    record OptIn(Bytes model, Credential credential) implements ArbitrationMsg {}

    /**
     * What a challenger says instead.
     *
     * @param characteristic of the model; empty where the report is wrong as a whole
     * @param value at the characteristic's scale, or a code; 0 without a characteristic
     */
    record ProposedValue(String characteristic, long value) {}
}
