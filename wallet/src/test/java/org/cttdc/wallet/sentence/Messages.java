package org.cttdc.wallet.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Power;
import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.protocol.tx.Share;
import org.cttdc.protocol.tx.TxBody;

/** One filled message of every type. */
final class Messages {
    private Messages() {}

    static Bytes bytes(int seed, int size) {
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            out[i] = (byte) (seed + 7 * i + 1);
        }
        return Bytes.of(out);
    }

    static Bytes address(int seed) {
        return bytes(seed, 20);
    }

    static Bytes id(int seed) {
        return bytes(seed, 32);
    }

    static List<Msg> all() {
        OrderLeaf leaf = leaf();
        MerkleSumProof path = new MerkleSumProof(3, 8, List.of(new SumNode(id(6), 1, 100, 10)));
        List<Msg> all = new ArrayList<>(List.of(
                new Msg.Transfer(address(1), Asset.CREDIT, 1_234_567),
                new Msg.IssueCredit(address(2), 500_000),
                new Msg.RedeemCredit(12_345),
                new Msg.PublishModel(bytes(3, 90), 50_000_000),
                new Msg.PublishListing(bytes(4, 90), 1_500, List.of(new Msg.LotSeal("L1", id(7), 1_000))),
                new Msg.SubmitOrderBatch(
                        3,
                        5,
                        id(8),
                        42,
                        1_000_000,
                        150_000,
                        List.of(new Msg.BatchRow(id(9), 42, 1_000_000, 150_000)),
                        new SumNode(id(10), 7, 200_000, 30_000)),
                new Msg.ClaimPurchase(
                        5, leaf, path, bytes(11, 16), id(12), new Msg.Credential(id(13), id(14), bytes(15, 64))),
                new Msg.CommitReport(id(16), id(17), 5_000_000),
                new Msg.RevealReport(
                        id(18),
                        bytes(19, 90),
                        id(20),
                        Bytes.of("ABCD-1234".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                        new InclusionPath(1, 4, List.of(id(21)))),
                new Msg.ClaimReward(id(22), 3, Share.WINNER)));
        all.addAll(market());
        all.addAll(governance().toList());
        all.addAll(arbitration());
        all.addAll(consensus());
        return List.copyOf(all);
    }

    private static OrderLeaf leaf() {
        return new OrderLeaf(
                address(1), id(2), id(3), "L-2026-11", 2, 25_990, 3_898, address(4), id(5), 1_795_000_000L);
    }

    private static List<Msg> market() {
        return List.of(
                new MarketMsg.ForkModel(bytes(23, 90), id(24), 250_000, 50_000_000),
                new MarketMsg.ReviseModel(bytes(25, 90), 50_000_000),
                new MarketMsg.ReviseListing(
                        id(26), bytes(27, 90), 1_500, List.of(new Msg.LotSeal("L2", id(28), 1_000))),
                new MarketMsg.SuspendListing(id(29), true),
                new MarketMsg.ReportDefect(id(30), "The lid falls off", id(31), 10_000_000),
                new MarketMsg.RetireModel(id(32)),
                new MarketMsg.ReclaimBond(id(33)),
                new MarketMsg.DeclarePromotion(250_000),
                new MarketMsg.ClaimPromotion(
                        address(34),
                        5,
                        id(35),
                        7,
                        200_000,
                        30_000,
                        new MerkleSumProof(1, 4, List.of(new SumNode(id(36), 1, 100, 10)))),
                new MarketMsg.ClaimWordOfMouth(4),
                new MarketMsg.ChallengeOmission(leaf(), 3, id(37), bytes(38, 64), id(39)),
                new MarketMsg.AnswerOmission(
                        5, leaf(), new MerkleSumProof(3, 8, List.of(new SumNode(id(40), 1, 100, 10)))),
                new MarketMsg.ClaimOmission(id(41)));
    }

    private static Stream<Msg> governance() {
        Stream<Msg> proposals = Stream.of(
                        new ProposalContent.ParamChange("minReports", 6),
                        new ProposalContent.TreasurySpend(address(30), Asset.CREDIT, 5_000),
                        new ProposalContent.AccreditIssuer(id(31), true),
                        new ProposalContent.AccreditLab(address(32), true),
                        new ProposalContent.ReferenceModel("GPC", "10001962", id(33)),
                        new ProposalContent.FeeMode(Membership.Mode.MEMBERSHIP),
                        new ProposalContent.Text("We test what we buy."))
                .map(content -> new GovernanceMsg.Propose("A title", "A reason", content, 100_000_000));
        return Stream.concat(
                proposals,
                Stream.of(
                        new GovernanceMsg.Vote(3, true, 7_000_000, Conviction.TWO, true),
                        new GovernanceMsg.Delegate(address(34), 5_000_000, Conviction.SIX, true),
                        new GovernanceMsg.EndDelegation(),
                        new GovernanceMsg.Unlock(3),
                        new GovernanceMsg.UnlockDelegation(),
                        new GovernanceMsg.Enact(4),
                        new GovernanceMsg.ClaimGrant(5),
                        new GovernanceMsg.PayMembership(MemberRole.EXPERT, 2),
                        new GovernanceMsg.RedeemToken(9_000_000)));
    }

    private static List<Msg> consensus() {
        return List.of(
                new ConsensusMsg.RegisterCandidate(id(23), bytes(24, 64), 100_000_000, address(25)),
                new ConsensusMsg.RetireCandidate(address(26)),
                new ConsensusMsg.Bond(2_000_000),
                new ConsensusMsg.Unbond(3_000_000),
                new ConsensusMsg.ClaimUnbonded(),
                new ConsensusMsg.Nominate(Power.STAKE, List.of(address(27)), address(28)),
                new ConsensusMsg.ClaimPot(4, Pot.NOMINATORS, 5));
    }

    private static List<Msg> arbitration() {
        return List.of(
                new ArbitrationMsg.JoinJury(10_000_000, new Msg.Credential(id(23), id(24), bytes(25, 64))),
                new ArbitrationMsg.LeaveJury(),
                new ArbitrationMsg.OpenDispute(
                        DisputeKind.REPORT, id(26), new ArbitrationMsg.ProposedValue("volume", 170), 10_000_000),
                new ArbitrationMsg.CommitVote(4, id(27)),
                new ArbitrationMsg.RevealVote(4, address(28), Ruling.CHALLENGER, id(29)),
                new ArbitrationMsg.FundAppeal(4, Ruling.UPHOLD, 21_000_000),
                new ArbitrationMsg.ExecuteRuling(4),
                new ArbitrationMsg.SubmitRetest(4, bytes(30, 90)),
                new ArbitrationMsg.ReleaseBond(id(31)),
                new ArbitrationMsg.SubmitAudit(id(32), true, bytes(33, 90)),
                new ArbitrationMsg.OptIn(id(34), new Msg.Credential(id(35), id(36), bytes(37, 64))));
    }

    static Stream<Class<?>> types() {
        return leaves(Msg.class);
    }

    /** Through the sealed interfaces that group messages. */
    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isInterface()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Messages::leaves)
                : Stream.of(type);
    }

    static TxBody body(List<Msg> messages) {
        return new TxBody("ctt-sandbox-1", 7, 1_234, 1_000, "for the kettle", messages);
    }
}
