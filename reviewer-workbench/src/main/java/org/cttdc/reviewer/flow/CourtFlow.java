package org.cttdc.reviewer.flow;

import static org.cttdc.uikit.async.Waiting.await;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;

/**
 * What challengers, jurors, laboratories and reviewers who offer themselves do, without a screen. Calls block and are meant for virtual threads. The salt of a vote is derived
 * from the juror's own key, the dispute and the round, so that a sealed vote can be opened on any machine that has the phrase.
 */
public final class CourtFlow {
    private static final String SALT_PURPOSE = "vote-salt";

    private final Wallet wallet;
    private final LightNode node;
    private final Credentials credentials;

    public CourtFlow(Wallet wallet, LightNode node, Credentials credentials) {
        this.wallet = wallet;
        this.node = node;
        this.credentials = credentials;
    }

    /** Offers an account as juror with a stake. */
    public OutboxEntry join(Bytes juror, long stake, String label) {
        return propose(juror, new ArbitrationMsg.JoinJury(stake, credential(juror)), label);
    }

    /** Leaves the juries, or takes the stake back after the last case. */
    public OutboxEntry leave(Bytes juror, String label) {
        return propose(juror, new ArbitrationMsg.LeaveJury(), label);
    }

    /** Offers to review a model's products bought in the next cycle. */
    public OutboxEntry offer(Bytes reviewer, Bytes model, String label) {
        return propose(reviewer, new ArbitrationMsg.OptIn(model, credential(reviewer)), label);
    }

    /** Vouches with the least bond that a reported defect (by its purchase) is real, so that a jury decides. */
    public OutboxEntry vouch(Bytes opener, Bytes purchase, String label) {
        long bond = params().disputeBond();
        var whole = new ProposedValue("", 0);
        return propose(opener, new ArbitrationMsg.OpenDispute(DisputeKind.DEFECT, purchase, whole, bond), label);
    }

    /** Challenges a report with the least bond. */
    public OutboxEntry challenge(Bytes opener, Bytes report, ProposedValue proposed, String label) {
        long bond = params().disputeBond();
        return propose(opener, new ArbitrationMsg.OpenDispute(DisputeKind.REPORT, report, proposed, bond), label);
    }

    /** Seals a vote in the running round. */
    public OutboxEntry seal(Bytes juror, DisputeState dispute, Ruling vote, String label) {
        Bytes commitment = commitment(juror, dispute, vote, salt(juror, dispute));
        return propose(juror, new ArbitrationMsg.CommitVote(dispute.number(), commitment), label);
    }

    /**
     * Opens a sealed vote.
     *
     * @param commitment what the chain holds
     * @throws ReviewException NO_VOTE where no vote of this account is what was sealed
     */
    public OutboxEntry open(Bytes juror, DisputeState dispute, Bytes commitment, String label) {
        Bytes salt = salt(juror, dispute);
        for (Ruling vote : Ruling.values()) {
            if (commitment(juror, dispute, vote, salt).equals(commitment)) {
                return propose(juror, new ArbitrationMsg.RevealVote(dispute.number(), juror, vote, salt), label);
            }
        }
        throw new ReviewException(
                ReviewException.Code.NO_VOTE, "no vote of " + juror.hex() + " is what was sealed: " + commitment.hex());
    }

    /** Pays one side's whole stake for an appeal. */
    public OutboxEntry appeal(Bytes funder, DisputeState dispute, Ruling side, boolean lost, String label) {
        long stake = dispute.appealStake(lost);
        return propose(funder, new ArbitrationMsg.FundAppeal(dispute.number(), side, stake), label);
    }

    /** Lets a final ruling take effect. */
    public OutboxEntry execute(Bytes account, DisputeState dispute, String label) {
        return propose(account, new ArbitrationMsg.ExecuteRuling(dispute.number()), label);
    }

    /** Files a drawn laboratory's retest. */
    public OutboxEntry retest(Bytes lab, DisputeState dispute, Bytes document, String label) {
        return propose(lab, new ArbitrationMsg.SubmitRetest(dispute.number(), document), label);
    }

    /** Files what a drawn laboratory found of a report's unit; nothing where the unit did not come. */
    public OutboxEntry audit(Bytes lab, Bytes report, Optional<Bytes> document, String label) {
        var message = new ArbitrationMsg.SubmitAudit(report, document.isPresent(), document.orElse(Bytes.EMPTY));
        return propose(lab, message, label);
    }

    /** Takes back the bond of a report. */
    public OutboxEntry reclaim(Bytes author, Bytes report, String label) {
        return propose(author, new ArbitrationMsg.ReleaseBond(report), label);
    }

    private ArbitrationParams params() {
        return node.head()
                .read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"))
                .arbitration();
    }

    private Msg.Credential credential(Bytes account) {
        return credentials
                .of(account)
                .orElseThrow(() -> new ReviewException(
                        ReviewException.Code.NO_CREDENTIAL, "no personhood credential for " + account.hex()));
    }

    private static Bytes commitment(Bytes juror, DisputeState dispute, Ruling vote, Bytes salt) {
        return Arbitration.voteCommitment(dispute.number(), dispute.round(), juror, vote, salt);
    }

    private Bytes salt(Bytes juror, DisputeState dispute) {
        ByteBuffer context = ByteBuffer.allocate(2 * Long.BYTES);
        context.putLong(dispute.number()).putLong(dispute.round());
        return await(wallet.deriveSecret(juror, SALT_PURPOSE, Bytes.of(context.array())));
    }

    private OutboxEntry propose(Bytes account, Msg message, String label) {
        return await(wallet.propose(new SigningRequest(account, List.of(message), label)));
    }
}
