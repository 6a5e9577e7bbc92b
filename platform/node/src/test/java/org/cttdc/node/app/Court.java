package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** Drives disputes on a test chain whose reviewers have experience. */
final class Court {
    static final ArbitrationParams TERMS = ArbitrationParams.sandbox();
    static final ProposedValue WHOLE = new ProposedValue("", 0);

    final TestChain chain;

    Court(TestChain chain) {
        this.chain = chain;
    }

    /** The first reviewers join the juries. */
    void join(int count) {
        for (int i = 0; i < count; i++) {
            String juror = "reviewer" + i;
            chain.must(juror, joining(juror));
        }
        advance(2 * TERMS.checkpoint());
    }

    static ArbitrationMsg.JoinJury joining(String juror) {
        return new ArbitrationMsg.JoinJury(4 * TERMS.minStake(), TestKeys.credential("issuer", juror, juror));
    }

    /** A reviewer reports a defect, and somebody vouches for it; the number of the dispute. */
    long defect(String opener) {
        long number = chain.state().count(StateKeys.disputes());
        String reporter = "reviewer" + (WholeCycle.REVIEWERS - 1 - number);
        Bytes purchase = chain.state()
                .item(StateKeys.purchasesOf(TestKeys.address(reporter)), 0)
                .id();
        chain.must(
                reporter,
                new MarketMsg.ReportDefect(
                        purchase,
                        "The lid falls off",
                        TestKeys.hash("photo of the lid"),
                        Objects.requireNonNull(chain.state().get(StateKeys.params()))
                                .market()
                                .defectBond()));
        chain.must(opener, new ArbitrationMsg.OpenDispute(DisputeKind.DEFECT, purchase, WHOLE, TERMS.disputeBond()));
        return number;
    }

    DisputeState dispute(long number) {
        return chain.state().item(StateKeys.disputes(), number);
    }

    /** Runs empty blocks until the next block is the first in which votes can be sealed. */
    void untilDrawn(long number) {
        while (dispute(number).stage() == DisputeState.Step.WAITING) {
            chain.block();
        }
    }

    List<String> seats(long number) {
        var seats = StateKeys.seats(number, dispute(number).round());
        return LongStream.range(0, chain.state().count(seats))
                .mapToObj(i -> name(chain.state().item(seats, i).juror()))
                .toList();
    }

    /** All seats of the round vote alike. */
    void vote(long number, Ruling vote) {
        List<Ruling> votes = new ArrayList<>();
        seats(number).forEach(seat -> votes.add(vote));
        vote(number, votes);
    }

    void vote(long number, List<Ruling> votes) {
        ballot(number, seats(number), votes);
    }

    /** Seals and opens votes, and runs up to the first block for appeals. */
    void ballot(long number, List<String> voters, List<Ruling> votes) {
        all(voters, i -> commit(number, voters.get(i), votes.get(i)));
        to(dispute(number).windows().revealFrom());
        all(voters, i -> reveal(number, voters.get(i), votes.get(i)));
        to(dispute(number).windows().appealFrom());
    }

    private void all(List<String> signers, java.util.function.IntFunction<Msg> message) {
        List<Bytes> txs = IntStream.range(0, signers.size())
                .mapToObj(i -> TestKeys.tx(
                        signers.get(i), chain.account(signers.get(i)).sequence(), message.apply(i)))
                .toList();
        for (ExecTxResult result : chain.block(txs.toArray(Bytes[]::new))) {
            assertThat(ScenarioChain.code(result))
                    .as(ScenarioChain.outcome(result).detail())
                    .isEqualTo(ErrorCode.OK);
        }
    }

    ArbitrationMsg.CommitVote commit(long number, String juror, Ruling vote) {
        long round = dispute(number).round();
        return new ArbitrationMsg.CommitVote(
                number, Arbitration.voteCommitment(number, round, TestKeys.address(juror), vote, salt(juror)));
    }

    static ArbitrationMsg.RevealVote reveal(long number, String juror, Ruling vote) {
        return new ArbitrationMsg.RevealVote(number, TestKeys.address(juror), vote, salt(juror));
    }

    static Bytes salt(String juror) {
        return TestKeys.hash("vote of " + juror);
    }

    void appeal(long number, String funder, Ruling side, boolean lost) {
        int priced = (int) Math.min(dispute(number).round() + 1, Arbitration.ROUNDS - 1L);
        long stake = Arbitration.appealStake(priced, TERMS.jurorFee(), lost);
        chain.must(funder, new ArbitrationMsg.FundAppeal(number, side, stake));
    }

    void execute(long number) {
        to(dispute(number).windows().over());
        chain.must("bob", new ArbitrationMsg.ExecuteRuling(number));
    }

    /** Runs empty blocks until the next block has that height. */
    void to(long height) {
        advance(height - 1 - chain.height());
    }

    void advance(long blocks) {
        for (long i = 0; i < blocks; i++) {
            chain.block();
        }
    }

    JurorState juror(String name) {
        return Objects.requireNonNull(chain.state().get(StateKeys.juror(TestKeys.address(name))));
    }

    java.math.BigInteger power(String name) {
        return chain.state()
                .getOr(StateKeys.experience(TestKeys.address(name)), ExperienceState.NONE)
                .power();
    }

    static String name(Bytes address) {
        return IntStream.range(0, TestGenesis.REVIEWERS)
                .mapToObj(i -> "reviewer" + i)
                .filter(name -> TestKeys.address(name).equals(address))
                .findFirst()
                .orElseThrow();
    }
}
