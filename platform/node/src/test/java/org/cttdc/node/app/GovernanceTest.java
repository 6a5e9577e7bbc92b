package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Index;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.SemanticId;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.Category;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.Membership.Mode;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.ProposalContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Votes, membership and reserve on a chain whose twenty reviewers earned experience in one cycle. */
class GovernanceTest {
    private static final long BOND = 100_000_000;
    private static final long STAKE = 150_000_000;
    private static final int VOTERS = 16;

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home, TestGenesis.governed(TestChain.VALIDATOR));
        WholeCycle.run(chain);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static Msg propose(ProposalContent content) {
        return new GovernanceMsg.Propose("Title", "Reason", content, BOND);
    }

    private long proposed(ProposalContent content) {
        chain.must("alice", propose(content));
        return chain.state().count(StateKeys.proposals());
    }

    private ProposalState proposal(long number) {
        return chain.state().item(StateKeys.proposals(), number - 1);
    }

    private void vote(long number, boolean aye, Conviction conviction, int from, int to) {
        Bytes[] txs = IntStream.range(from, to)
                .mapToObj(i -> TestKeys.tx(
                        "reviewer" + i,
                        chain.account("reviewer" + i).sequence(),
                        new GovernanceMsg.Vote(number, aye, STAKE, conviction, true)))
                .toArray(Bytes[]::new);
        chain.block(txs)
                .forEach(result -> assertThat(ScenarioChain.code(result))
                        .as(ScenarioChain.outcome(result).detail())
                        .isEqualTo(ErrorCode.OK));
    }

    private void endOf(long number) {
        while (chain.height() <= proposal(number).end()) {
            chain.block();
        }
    }

    /** Votes a content through and enacts it. */
    private long pass(ProposalContent content) {
        long number = proposed(content);
        vote(number, true, Conviction.NONE, 0, VOTERS);
        endOf(number);
        chain.must("bob", new GovernanceMsg.Enact(number));
        assertThat(proposal(number).outcome()).isEqualTo(Outcome.ENACTED);
        return number;
    }

    private ChainParams params() {
        return Objects.requireNonNull(chain.state().get(StateKeys.params()));
    }

    @Test
    void parametersChangeByAnEnactedVoteAloneAndAtTheNextCycle() {
        long before = chain.account("alice").ctt();
        long number = proposed(new ProposalContent.ParamChange("minReports", 6));
        assertThat(chain.account("alice").ctt()).isEqualTo(before - BOND - TestKeys.FEE);
        chain.refused(ErrorCode.E_NOT_ENACTABLE, "bob", new GovernanceMsg.Enact(number));
        vote(number, true, Conviction.ONE, 0, VOTERS - 2);
        assertThat(proposal(number).passes()).as("fourteen persons").isFalse();
        vote(number, true, Conviction.ONE, VOTERS - 2, VOTERS);
        assertThat(proposal(number).passes()).isTrue();
        chain.must("bob", new GovernanceMsg.Vote(number, false, STAKE / 15, Conviction.SIX, false));
        assertThat(proposal(number).persons()).isEqualTo(VOTERS);
        endOf(number);
        chain.refused(ErrorCode.E_VOTE_CLOSED, "bob", new GovernanceMsg.Vote(number, true, 1, Conviction.NONE, false));
        chain.must("bob", new GovernanceMsg.Enact(number));
        chain.refused(ErrorCode.E_VOTE_CLOSED, "bob", new GovernanceMsg.Enact(number));
        assertThat(chain.account("alice").ctt()).isEqualTo(before - TestKeys.FEE);
        assertThat(params().minReports()).isEqualTo(5);
        chain.refused(ErrorCode.E_BOUND, "reviewer0", new GovernanceMsg.Unlock(number));
        chain.must("bob", new GovernanceMsg.Unlock(number));
        chain.refused(ErrorCode.E_NOTHING_DUE, "bob", new GovernanceMsg.Unlock(number));
        chain.advanceTo(3, Phase.BATCHES);
        assertThat(params().minReports()).isEqualTo(6);
        assertThat(chain.state().has(StateKeys.nextParams())).isFalse();
        while (chain.height() < proposal(number).end() + 120) {
            chain.block();
        }
        chain.must("reviewer0", new GovernanceMsg.Unlock(number));
    }

    @Test
    void whatIsVotedHappensAndNothingElse() {
        long treasury = chain.state()
                .getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0))
                .treasury();
        long spent = pass(new ProposalContent.TreasurySpend(TestKeys.address("bob"), Asset.CREDIT, treasury));
        chain.refused(ErrorCode.E_NOTHING_DUE, "alice", new GovernanceMsg.ClaimGrant(spent));
        chain.must("bob", new GovernanceMsg.ClaimGrant(spent));
        assertThat(chain.account("bob").credit()).isEqualTo(5_000 + treasury);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "bob", new GovernanceMsg.ClaimGrant(spent));

        long poor = proposed(new ProposalContent.TreasurySpend(TestKeys.address("bob"), Asset.CREDIT, 1));
        vote(poor, true, Conviction.NONE, 0, VOTERS);
        endOf(poor);
        chain.refused(ErrorCode.E_FUNDS, "bob", new GovernanceMsg.Enact(poor));
        while (chain.height() < proposal(poor).enactableUntil()) {
            chain.block();
        }
        chain.must("bob", new GovernanceMsg.Enact(poor));
        assertThat(proposal(poor).outcome()).isEqualTo(Outcome.LAPSED);

        pass(new ProposalContent.AccreditLab(TestKeys.address("lab"), false));
        assertThat(chain.state().has(StateKeys.lab(TestKeys.address("lab")))).isFalse();
        Bytes issuer = TestKeys.key("other issuer").publicKey();
        pass(new ProposalContent.AccreditIssuer(issuer, true));
        assertThat(chain.state().get(StateKeys.issuer(issuer))).isEqualTo(new Ref(issuer));
        pass(new ProposalContent.Text("We test what we buy."));
    }

    @Test
    void aReferenceModelBindsEveryListingOfItsCategory() {
        QualityModel strict = Fixtures.model();
        QualityModel lax = new QualityModel(
                "lax",
                strict.version(),
                null,
                strict.title(),
                strict.classification(),
                strict.standards(),
                List.of(strict.characteristics().getFirst().toBuilder()
                        .weight(QualityModel.TOTAL_WEIGHT)
                        .build()),
                new Index(List.of(), strict.index().minCoverage()));
        SemanticId category = strict.classification().getFirst();
        chain.must("expert", new Msg.PublishModel(Fixtures.json(lax), 50_000_000));
        ListingDeclaration listing = Fixtures.listing(lax, "Lax");
        ListingDeclaration other = Fixtures.listing(lax, "Laxer");
        chain.must("merchant", Fixtures.publish(listing));
        pass(new ProposalContent.ReferenceModel(category.sys(), category.id(), WholeCycle.MODEL_ID));
        assertThat(chain.state().get(StateKeys.referenceModel(Category.id(category.sys(), category.id()))))
                .isEqualTo(new Ref(WholeCycle.MODEL_ID));
        chain.refused(ErrorCode.E_CHARACTERISTIC_MISSING, "merchant", Fixtures.publish(other));
        chain.must("merchant", Fixtures.publish(Fixtures.listing(strict, "Strict")));
        pass(new ProposalContent.ReferenceModel(category.sys(), category.id(), Bytes.EMPTY));
        chain.must("merchant", Fixtures.publish(other));
    }

    @Test
    void aLateTurnGivesMoreTimeOnce() {
        long number = proposed(new ProposalContent.Text("Late."));
        vote(number, true, Conviction.NONE, 0, VOTERS - 2);
        long end = proposal(number).end();
        while (chain.height() < end - 2) {
            chain.block();
        }
        vote(number, true, Conviction.NONE, VOTERS - 2, VOTERS);
        assertThat(proposal(number).end()).isEqualTo(end + 4);
        assertThat(proposal(number).extended()).isTrue();
        while (chain.height() < end + 2) {
            chain.block();
        }
        chain.must("bob", new GovernanceMsg.Vote(number, false, 900_000_000, Conviction.SIX, false));
        assertThat(proposal(number).passes()).as("turned again").isFalse();
        assertThat(proposal(number).end()).isEqualTo(end + 4);
        endOf(number);
        chain.must("bob", new GovernanceMsg.Enact(number));
        assertThat(proposal(number).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void whatCannotBeDecidedIsRefused() {
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("cycleLength", 240)));
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("nothing", 1)));
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("governance", 1)));
        chain.refused(
                ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("governance.feeMode", 0)));
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("minReports", 1L << 40)));
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("minReports", 0)));
        chain.refused(ErrorCode.E_PARAMETER, "alice", propose(new ProposalContent.ParamChange("winnerPpm", 650_000)));
        chain.refused(ErrorCode.E_PROPOSAL, "alice", propose(new ProposalContent.ParamChange("minReports", 5)));
        chain.refused(ErrorCode.E_PROPOSAL, "alice", propose(new ProposalContent.FeeMode(Mode.BOTH)));
        chain.refused(
                ErrorCode.E_PROPOSAL, "alice", propose(new ProposalContent.AccreditLab(TestKeys.address("lab"), true)));
        chain.refused(
                ErrorCode.E_PROPOSAL,
                "alice",
                propose(new ProposalContent.ReferenceModel("GPC", "1", WholeCycle.MODEL_ID)));
        chain.refused(
                ErrorCode.E_NOT_FOUND,
                "alice",
                propose(new ProposalContent.ReferenceModel("GPC", "1", TestKeys.hash("none"))));
        chain.refused(
                ErrorCode.E_ADDRESS, "alice", propose(new ProposalContent.TreasurySpend(Bytes.EMPTY, Asset.CTT, 1)));
        chain.refused(
                ErrorCode.E_AMOUNT,
                "alice",
                propose(new ProposalContent.TreasurySpend(TestKeys.address("bob"), Asset.CTT, 0)));
        chain.refused(ErrorCode.E_PROPOSAL, "alice", propose(new ProposalContent.Text("")));
        chain.refused(
                ErrorCode.E_PROPOSAL,
                "alice",
                new GovernanceMsg.Propose("", "Reason", new ProposalContent.Text("x"), BOND));
        chain.refused(
                ErrorCode.E_BOND, "alice", new GovernanceMsg.Propose("T", "", new ProposalContent.Text("x"), BOND - 1));
        chain.refused(ErrorCode.E_NOT_FOUND, "alice", new GovernanceMsg.Vote(1, true, 1, Conviction.NONE, false));
        long number = proposed(new ProposalContent.Text("Quiet."));
        long bonded = chain.account("alice").ctt();
        chain.refused(ErrorCode.E_AMOUNT, "alice", new GovernanceMsg.Vote(number, true, 0, Conviction.ONE, true));
        chain.refused(ErrorCode.E_AMOUNT, "alice", new GovernanceMsg.Vote(number, true, -1, Conviction.ONE, true));
        chain.refused(
                ErrorCode.E_FUNDS,
                "alice",
                new GovernanceMsg.Vote(number, true, TestGenesis.CTT, Conviction.ONE, false));
        chain.refused(ErrorCode.E_BOUND, "reviewer0", lockThenUnlock(number));
        endOf(number);
        chain.must("bob", new GovernanceMsg.Enact(number));
        assertThat(proposal(number).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(chain.account("alice").ctt()).as("too few took part").isEqualTo(bonded - 3 * TestKeys.FEE);
    }

    private Msg lockThenUnlock(long number) {
        vote(number, true, Conviction.NONE, 0, 1);
        return new GovernanceMsg.Unlock(number);
    }

    @Test
    void lentWeightCountsWithTheDelegateAndNowhereElse() {
        chain.must("reviewer1", new GovernanceMsg.Delegate(TestKeys.address("reviewer0"), STAKE, Conviction.TWO, true));
        chain.refused(
                ErrorCode.E_DELEGATED,
                "reviewer1",
                new GovernanceMsg.Delegate(TestKeys.address("reviewer2"), STAKE, Conviction.TWO, true));
        long number = proposed(new ProposalContent.Text("Together."));
        chain.refused(
                ErrorCode.E_DELEGATED, "reviewer1", new GovernanceMsg.Vote(number, true, 1, Conviction.NONE, true));
        vote(number, true, Conviction.ONE, 0, 1);
        assertThat(proposal(number).stake().tally().ayes()).isEqualTo(BigInteger.valueOf(STAKE * 10 + STAKE * 20));
        assertThat(proposal(number).stake().tally().turnout()).isEqualTo(BigInteger.valueOf(2 * STAKE * 10));
        chain.must("reviewer1", new GovernanceMsg.EndDelegation());
        chain.refused(ErrorCode.E_DELEGATED, "reviewer1", new GovernanceMsg.EndDelegation());
        chain.refused(
                ErrorCode.E_DELEGATED, "reviewer1", new GovernanceMsg.Vote(number, true, 1, Conviction.NONE, true));
        chain.refused(ErrorCode.E_BOUND, "reviewer1", new GovernanceMsg.UnlockDelegation());
        VoterState voter = Objects.requireNonNull(chain.state().get(StateKeys.voter(TestKeys.address("reviewer1"))));
        assertThat(voter.stakeFreeAfter()).isEqualTo(proposal(number).latestEnd() + 2 * 120);
        while (chain.height() < voter.stakeFreeAfter()) {
            chain.block();
        }
        chain.must("reviewer1", new GovernanceMsg.UnlockDelegation());
        chain.refused(ErrorCode.E_NOTHING_DUE, "reviewer1", new GovernanceMsg.UnlockDelegation());
        chain.refused(
                ErrorCode.E_DELEGATED,
                "reviewer1",
                new GovernanceMsg.Delegate(TestKeys.address("reviewer1"), 1, Conviction.NONE, false));
    }

    @Test
    void halfOfTheCommunitysPartBacksTheToken() {
        CompetitionState settled =
                Objects.requireNonNull(chain.state().get(StateKeys.competition(WholeCycle.MODEL_ID, 0)));
        ReserveState reserve = Objects.requireNonNull(chain.state().get(StateKeys.reserve()));
        assertThat(settled.community()).isEqualTo(12_000_000);
        assertThat(reserve.credit()).isEqualTo(6_000_000);
        long minted = 60_000_000_000L;
        assertThat(reserve.treasury()).isEqualTo(minted * 4 / 10);
        // The validators' part is shared with the fees, and here there is one operator alone.
        long before = chain.account("operator").ctt();
        chain.must("operator", new ConsensusMsg.ClaimPot(0, Pot.VALIDATORS, 0));
        assertThat(chain.account("operator").ctt()).isGreaterThan(before + minted * 4 / 10);
        long supply =
                Objects.requireNonNull(chain.state().get(StateKeys.totals())).cttSupply();
        chain.refused(ErrorCode.E_RESERVE, "operator", new GovernanceMsg.RedeemToken(1));
        chain.refused(ErrorCode.E_AMOUNT, "operator", new GovernanceMsg.RedeemToken(0));
        chain.refused(ErrorCode.E_FUNDS, "alice", new GovernanceMsg.RedeemToken(2 * TestGenesis.CTT));
        long credit = chain.account("operator").credit();
        chain.must("operator", new GovernanceMsg.RedeemToken(1_000_000_000));
        assertThat(chain.account("operator").credit() - credit)
                .isEqualTo(1_000_000_000L * 6_000_000 * 99 / (100 * supply));
        long spent = pass(new ProposalContent.TreasurySpend(TestKeys.address("bob"), Asset.CTT, 1_000_000));
        chain.must("bob", new GovernanceMsg.ClaimGrant(spent));
    }

    @Test
    void membersPayIntoTheCommunitysPartAndReplaceItWhereVoted() throws Exception {
        chain.refused(ErrorCode.E_AMOUNT, "alice", new GovernanceMsg.PayMembership(MemberRole.EXPERT, 0));
        chain.refused(ErrorCode.E_AMOUNT, "alice", new GovernanceMsg.PayMembership(MemberRole.EXPERT, 6));
        chain.refused(ErrorCode.E_FUNDS, "reviewer24", new GovernanceMsg.PayMembership(MemberRole.REVIEWER, 1));
        pass(new ProposalContent.FeeMode(Mode.MEMBERSHIP));
        chain.advanceTo(3, Phase.BATCHES);
        ListingDeclaration listing = Fixtures.listing(Fixtures.model(), "Members");
        chain.refused(ErrorCode.E_MEMBERSHIP, "merchant", Fixtures.publish(listing));
        chain.must("merchant", new GovernanceMsg.PayMembership(MemberRole.MERCHANT, 1));
        chain.must("merchant", Fixtures.publish(listing));
        assertThat(chain.account("merchant").credit()).isEqualTo(3_000);
        Fixtures.Orders orders =
                Fixtures.orders("platform", Fixtures.id(listing), 100_000, List.of("alice", "bob"), "members");
        chain.must("platform", orders.batch(2, 2, Fixtures.id(listing)));
        chain.advanceTo(4, Phase.BATCHES);
        CompetitionState settled =
                Objects.requireNonNull(chain.state().get(StateKeys.competition(WholeCycle.MODEL_ID, 2)));
        assertThat(settled.community()).as("members' fees alone").isEqualTo(2_000);
        pass(new ProposalContent.FeeMode(Mode.SHARE));
        chain.advanceTo(5, Phase.BATCHES);
        chain.refused(ErrorCode.E_MEMBERSHIP, "alice", new GovernanceMsg.PayMembership(MemberRole.EXPERT, 1));
    }
}
