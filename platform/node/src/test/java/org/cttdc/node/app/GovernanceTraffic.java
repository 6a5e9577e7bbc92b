package org.cttdc.node.app;

import java.util.List;
import java.util.Random;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.ProposalContent;

/** Proposals, votes, delegations, members and redemptions as anybody might send them. */
final class GovernanceTraffic {
    private static final List<Conviction> CONVICTIONS = List.of(Conviction.NONE, Conviction.ONE, Conviction.TWO);

    private final Random random;
    private final List<String> everybody;
    private final List<Bytes> models;

    GovernanceTraffic(Random random, List<String> everybody, List<Bytes> models) {
        this.random = random;
        this.everybody = everybody;
        this.models = models;
    }

    GovernanceMsg next() {
        long proposal = 1L + random.nextInt(12);
        return switch (random.nextInt(14)) {
            case 0, 1 ->
                new GovernanceMsg.Propose("Title", "Reason", content(), random.nextInt(8) == 0 ? 1 : 100_000_000);
            case 2, 3, 4, 5, 6 ->
                new GovernanceMsg.Vote(
                        proposal, random.nextInt(4) > 0, amount(), one(CONVICTIONS), random.nextBoolean());
            case 7 -> new GovernanceMsg.Delegate(anybody(), amount(), one(CONVICTIONS), random.nextBoolean());
            case 8 -> new GovernanceMsg.EndDelegation();
            case 9 -> random.nextBoolean() ? new GovernanceMsg.Unlock(proposal) : new GovernanceMsg.UnlockDelegation();
            case 10 -> new GovernanceMsg.Enact(proposal);
            case 11 -> new GovernanceMsg.ClaimGrant(proposal);
            case 12 -> new GovernanceMsg.PayMembership(one(List.of(MemberRole.values())), random.nextInt(7));
            default -> new GovernanceMsg.RedeemToken(amount());
        };
    }

    private ProposalContent content() {
        return switch (random.nextInt(6)) {
            case 0 ->
                new ProposalContent.ParamChange(
                        one(List.of("minReports", "winnerPpm", "governance.personYear", "cycleLength", "nothing")),
                        random.nextInt(1_000_000));
            case 1 -> new ProposalContent.TreasurySpend(anybody(), one(List.of(Asset.values())), amount());
            case 2 -> new ProposalContent.AccreditLab(anybody(), random.nextBoolean());
            case 3 -> new ProposalContent.FeeMode(one(List.of(Membership.Mode.values())));
            case 4 -> new ProposalContent.ReferenceModel("GPC", "0", one(models));
            default -> new ProposalContent.Text("We test what we buy.");
        };
    }

    private Bytes anybody() {
        return TestKeys.address(one(everybody));
    }

    private long amount() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1L - random.nextInt(1_000);
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            default -> random.nextInt(100_000_000);
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
