package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.GrantState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JurorState.Standing;
import org.cttdc.protocol.state.MembersPot;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.SortitionNode;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TokensLeft;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.state.VoteState;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.protocol.tx.Asset;

/** Adds up every record of the newest state, as the O(1) invariant check cannot. */
final class Recount {
    private static final int LONGEST_HEAD = 11;

    private long balances;
    private long ctt;
    private long escrows;
    private long pools;
    private long modelBonds;
    private long reportBonds;
    private long defectBonds;
    private BigInteger experience = BigInteger.ZERO;
    private BigInteger experienceTotal = BigInteger.ZERO;
    private long validatorBonds;
    private long recommenders;
    private long wordOfMouth;
    private long governance;
    private long reportBondsHeld;
    private long jurorStakes;
    private long disputeBonds;
    private final Map<Bytes, BigInteger> powers = new TreeMap<>();
    private final Map<Bytes, JurorState> jurors = new TreeMap<>();
    private final Map<Bytes, BigInteger> leaves = new TreeMap<>();
    private BigInteger rootWeight = BigInteger.ZERO;
    private final StakeRecount stakes = new StakeRecount();
    private Totals totals = Totals.NONE;

    private Recount() {}

    static void check(StateTree tree, long height) {
        Recount recount = new Recount();
        tree.forEach(height, (key, value) -> {
            recount.add(name(key), key, value.toArray());
            recount.stakes.add(name(key), key, value.toArray());
        });
        Totals t = recount.totals;
        assertThat(recount.balances).as("fen on accounts").isEqualTo(t.balances());
        assertThat(recount.escrows).as("fen in escrows").isEqualTo(t.escrows());
        assertThat(recount.pools + recount.stakes.credit()).as("fen in pools").isEqualTo(t.pools());
        assertThat(recount.ctt).as("uCTT on accounts").isEqualTo(t.cttBalances());
        assertThat(t.deposits()).as("I1").isEqualTo(t.balances() + t.escrows() + t.pools() + t.redeemed());
        assertThat(t.cttSupply()).as("supply").isEqualTo(t.cttBalances() + t.cttBonds() + t.cttFees());
        assertThat(recount.modelBonds
                        + recount.reportBonds
                        + recount.reportBondsHeld
                        + recount.jurorStakes
                        + recount.disputeBonds
                        + recount.defectBonds
                        + recount.validatorBonds
                        + recount.governance
                        + recount.stakes.locked())
                .as(
                        "bonds of models, reports, jurors, disputes, defects, challenges, validators, votes and stakes, tokens not claimed")
                .isEqualTo(t.cttBonds());
        recount.stakes.check(t);
        assertThat(recount.wordOfMouth).as("pots of recommenders").isEqualTo(recount.recommenders);
        assertThat(recount.experience).as("I5").isEqualTo(recount.experienceTotal);
        recount.checkJurors();
    }

    /** The jurors' tree against what it stands for: everyone with a free stake, by experience. */
    private void checkJurors() {
        Map<Bytes, BigInteger> expected = new TreeMap<>();
        jurors.forEach((address, juror) -> {
            assertThat(juror.locked()).as("locked").isBetween(0L, juror.stake());
            boolean drawn = juror.status() == Standing.ACTIVE || juror.status() == Standing.LEAVING;
            BigInteger power = powers.getOrDefault(address, BigInteger.ZERO);
            long least = ChainParams.sandbox().arbitration().minStake();
            if (drawn && juror.free() >= least && power.signum() > 0) {
                expected.put(address, power);
            }
        });
        assertThat(leaves).as("who can be drawn").isEqualTo(expected);
        assertThat(rootWeight)
                .as("weight of all jurors")
                .isEqualTo(expected.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
    }

    private void addDispute(Bytes key, byte[] value) {
        if (key.size() > "disputes".length()) {
            DisputeState dispute = decode(DisputeState.class, value);
            if (dispute.stage() != DisputeState.Step.EXECUTED) {
                disputeBonds += dispute.bond()
                        + dispute.appeals().stream()
                                .mapToLong(DisputeState.AppealStake::amount)
                                .sum();
            }
        }
    }

    private void addNode(Bytes key, byte[] value) {
        SortitionNode node = decode(SortitionNode.class, value);
        if (!node.juror().isEmpty()) {
            leaves.put(node.juror(), node.power());
        }
        if (key.equals(StateKeys.sortitionNode(0).key())) {
            rootWeight = node.power();
        }
    }

    private static Bytes address(Bytes key) {
        return key.slice(key.size() - 20, key.size());
    }

    private void add(String name, Bytes key, byte[] value) {
        switch (name) {
            case "account" -> {
                Account account = decode(Account.class, value);
                assertThat(Math.min(account.ctt(), account.credit())).isNotNegative();
                balances += account.credit();
                ctt += account.ctt();
            }
            case "platform" -> escrows += decode(PlatformState.class, value).escrow();
            case "community" -> {
                CommunityFunds funds = decode(CommunityFunds.class, value);
                pools += funds.audit() + funds.recommenders() + funds.treasury();
                recommenders = funds.recommenders();
            }
            case "competition" -> {
                CompetitionState c = decode(CompetitionState.class, value);
                if (c.stage() != CompetitionState.Stage.SETTLED) {
                    pools += c.fees() + c.community();
                    // A report's bond is held from its commit to its reveal, or to the settlement that takes it.
                    reportBonds +=
                            (c.commits() - c.reveals()) * ChainParams.sandbox().reportBond();
                }
            }
            // What the reviewers of the competition that is being listed will be due.
            case "settlement-queue" ->
                pools += decode(SettlementQueue.class, value).reviewersLeft();
            case "promotion" -> {
                PromotionState p = decode(PromotionState.class, value);
                assertThat(p.paid()).as("I2: a pot of recommenders").isLessThanOrEqualTo(p.pot());
                pools += p.swept() ? 0 : p.pot() - p.paid();
            }
            case "word-of-mouth-totals" -> {
                WordOfMouthTotals t = decode(WordOfMouthTotals.class, value);
                assertThat(t.paid()).as("I2: word of mouth").isLessThanOrEqualTo(t.pot());
                wordOfMouth += t.swept() ? 0 : t.pot() - t.paid();
            }
            case "due" -> {
                Due due = decode(Due.class, value);
                pools += due.claimedHeight() == 0 ? due.amount() : 0;
            }
            case "model" -> {
                ModelState model = decode(ModelState.class, value);
                modelBonds += model.bond();
                pools += model.rolledPurse();
            }
            case "omission" -> defectBonds += decode(OmissionState.class, value).bond();
            case "defect" -> defectBonds += decode(DefectState.class, value).bond();
            case "experience" -> {
                BigInteger power = decode(ExperienceState.class, value).power();
                powers.put(address(key), power);
                experience = experience.add(power);
            }
            case "report" -> reportBondsHeld += decode(ReportState.class, value).bond();
            case "disputes" -> addDispute(key, value);
            case "juror" -> {
                JurorState juror = decode(JurorState.class, value);
                jurors.put(address(key), juror);
                jurorStakes += juror.stake();
            }
            case "audit-plan" -> {
                AuditPlan plan = decode(AuditPlan.class, value);
                pools += plan.closed() ? 0 : plan.budget() - plan.spent();
            }
            case "sortition-node" -> addNode(key, value);
            case "experience-totals" ->
                experienceTotal = decode(ExperienceTotals.class, value).power();
            case "validator" ->
                validatorBonds += decode(ValidatorState.class, value).bond();
            case "proposals", "vote", "voter", "token-due", "tokens-left", "grant", "members-pot", "reserve" ->
                addGovernance(name, value);
            case "totals" -> totals = decode(Totals.class, value);
            default -> {}
        }
    }

    private void addGovernance(String name, byte[] value) {
        switch (name) {
            case "proposals" -> {
                // The list's head is shorter than any of its items.
                if (value.length > LONGEST_HEAD) {
                    ProposalState proposal = decode(ProposalState.class, value);
                    governance += proposal.outcome() == ProposalState.Outcome.OPEN ? proposal.bond() : 0;
                }
            }
            case "vote" -> governance += decode(VoteState.class, value).stake();
            case "voter" -> governance += decode(VoterState.class, value).stake();
            case "tokens-left" -> governance += decode(TokensLeft.class, value).amount();
            case "token-due" -> {
                Due due = decode(Due.class, value);
                governance += due.claimedHeight() == 0 ? due.amount() : 0;
            }
            case "grant" -> {
                GrantState grant = decode(GrantState.class, value);
                long open = grant.claimedHeight() == 0 ? grant.amount() : 0;
                pools += grant.asset() == Asset.CREDIT ? open : 0;
                governance += grant.asset() == Asset.CTT ? open : 0;
            }
            case "members-pot" -> pools += decode(MembersPot.class, value).held();
            case "reserve" -> {
                ReserveState reserve = decode(ReserveState.class, value);
                pools += reserve.credit();
                governance += reserve.treasury();
            }
            default -> throw new AssertionError(name);
        }
    }

    static <T extends Record> T decode(Class<T> type, byte[] value) {
        try {
            return RecordCodec.decode(type, value);
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Bytes key) {
        String text = new String(key.toArray(), StandardCharsets.ISO_8859_1);
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }
}
