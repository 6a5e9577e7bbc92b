package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.AdaptiveVote.StakeVote;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;

/** Counts that are kept as ballots come, against slow ones that remember everything. */
class VotingPropertyTest {
    private static final int VOTERS = 6;
    private static final long STAKE = 1_000;
    private static final List<Conviction> CONVICTIONS = List.of(Conviction.NONE, Conviction.ONE, Conviction.TWO);
    private static final ChainParams PARAMS = ChainParams.sandbox();

    private StateStore state = new StateStore(key -> null);
    private long height;

    private static Bytes address(int voter) {
        return TestKeys.address("voter" + voter);
    }

    private TxContext tx(int voter) {
        BlockContext block = new BlockContext(TestKeys.CHAIN, height, Timestamp.of(TestGenesis.TIME), PARAMS);
        return new TxContext(state, new Ledger(state, block), block, address(voter), false);
    }

    private boolean sent(int voter, GovernanceMsg message) {
        StateStore layer = state.child();
        TxContext outer = tx(voter);
        TxContext inner = new TxContext(layer, new Ledger(layer, outer.block()), outer.block(), outer.signer(), false);
        try {
            Governance.execute(inner, message);
            layer.mergeIntoParent();
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    private void begin() {
        state = new StateStore(key -> null);
        height = 1;
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < VOTERS; i++) {
            tx(i).ledger().open(address(i), 1_000_000_000, 0);
            BigInteger power = BigInteger.valueOf(1_000L * (i + 1));
            state.put(StateKeys.experience(address(i)), ExperienceState.of(power));
            total = total.add(power);
        }
        state.put(StateKeys.experienceTotals(), ExperienceTotals.of(0, ExperiencePower.FIRST_INDEX, total));
    }

    private void propose() {
        assertThat(sent(
                        0,
                        new GovernanceMsg.Propose(
                                "T",
                                "",
                                new ProposalContent.Text("x"),
                                PARAMS.governance().proposalBond())))
                .isTrue();
    }

    private ProposalState proposal(long number) {
        return state.item(StateKeys.proposals(), number - 1);
    }

    /** What a ballot was worth when it was cast, told by the slow reference. */
    private record Ballot(boolean aye, Map<Integer, StakeVote> stakes, Set<Integer> experience) {}

    /** A delegation that runs. */
    private record Lent(int to, long stake, Conviction conviction, boolean experience) {}

    /**
     * Random votes, changes of votes and delegations over two proposals. Each count must be that of {@link AdaptiveVote#count} over
     * what every last ballot held, and nobody's experience or stake may be in two ballots of one proposal.
     */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void countsAreThoseOfAllBallotsAndNothingCountsTwice(@ForAll long seed) {
        Random random = new Random(seed);
        begin();
        propose();
        propose();
        List<Map<Integer, Ballot>> ballots = List.of(new TreeMap<>(), new TreeMap<>());
        Map<Integer, Lent> lent = new TreeMap<>();
        for (int step = 0; step < 80; step++) {
            height += random.nextInt(3);
            int voter = random.nextInt(VOTERS);
            Conviction conviction = CONVICTIONS.get(random.nextInt(CONVICTIONS.size()));
            boolean experience = random.nextBoolean();
            switch (random.nextInt(6)) {
                case 0 -> {
                    int to = random.nextInt(VOTERS);
                    if (sent(voter, new GovernanceMsg.Delegate(address(to), STAKE, conviction, experience))) {
                        lent.put(voter, new Lent(to, STAKE, conviction, experience));
                    }
                }
                case 1 -> {
                    if (sent(voter, new GovernanceMsg.EndDelegation())) {
                        lent.remove(voter);
                    }
                }
                case 2 -> sent(voter, new GovernanceMsg.UnlockDelegation());
                default -> {
                    int number = random.nextInt(2);
                    boolean aye = random.nextBoolean();
                    long stake = random.nextInt(3) * STAKE;
                    if (sent(voter, new GovernanceMsg.Vote(number + 1, aye, stake, conviction, experience))) {
                        ballots.get(number).put(voter, ballot(voter, aye, stake, conviction, experience, lent));
                    }
                }
            }
            check(ballots);
        }
    }

    private static Ballot ballot(
            int voter, boolean aye, long stake, Conviction conviction, boolean experience, Map<Integer, Lent> lent) {
        Map<Integer, StakeVote> stakes = new TreeMap<>();
        stakes.put(voter, new StakeVote(stake, conviction, aye, Bytes.EMPTY));
        Set<Integer> powers = new TreeSet<>();
        if (experience) {
            powers.add(voter);
        }
        lent.forEach((from, one) -> {
            if (one.to() == voter) {
                stakes.put(VOTERS + from, new StakeVote(one.stake(), one.conviction(), aye, address(voter)));
                if (one.experience() && experience) {
                    powers.add(from);
                }
            }
        });
        return new Ballot(aye, stakes, powers);
    }

    private void check(List<Map<Integer, Ballot>> ballots) {
        for (int i = 0; i < ballots.size(); i++) {
            Map<Bytes, StakeVote> votes = new TreeMap<>();
            List<Integer> powers = new ArrayList<>();
            BigInteger ayes = BigInteger.ZERO;
            BigInteger nays = BigInteger.ZERO;
            for (Map.Entry<Integer, Ballot> one : ballots.get(i).entrySet()) {
                Ballot ballot = one.getValue();
                ballot.stakes()
                        .forEach((from, vote) -> assertThat(votes.put(
                                        from < VOTERS ? address(from) : TestKeys.address("lent" + from), vote))
                                .as("a stake in two ballots")
                                .isNull());
                powers.addAll(ballot.experience());
                for (int from : ballot.experience()) {
                    BigInteger power = ExperiencePower.capped(
                            BigInteger.valueOf(1_000L * (from + 1)),
                            state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START)
                                    .power());
                    ayes = ballot.aye() ? ayes.add(power) : ayes;
                    nays = ballot.aye() ? nays : nays.add(power);
                }
            }
            assertThat(powers).as("experience in two ballots").doesNotHaveDuplicates();
            ProposalState proposal = proposal(i + 1);
            AdaptiveVote.Tally expected =
                    AdaptiveVote.count(votes, BigInteger.valueOf(VOTERS).multiply(BigInteger.valueOf(1_000_000_000)));
            assertThat(proposal.stake().tally()).isEqualTo(expected);
            assertThat(proposal.experience().tally().ayes()).isEqualTo(ayes);
            assertThat(proposal.experience().tally().nays()).isEqualTo(nays);
            assertThat(proposal.experience().tally().turnout()).isEqualTo(ayes.add(nays));
        }
    }
}
