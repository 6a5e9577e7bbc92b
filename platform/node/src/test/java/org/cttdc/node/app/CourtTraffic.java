package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;

/** What jurors, challengers and meddlers might send about disputes. */
final class CourtTraffic {
    static final List<String> LABS = List.of("lab", "lab2");

    private static final ArbitrationParams TERMS = ArbitrationParams.sandbox();

    private final TestChain chain;
    private final Random random;
    private final List<String> people;
    private final List<Bytes> models;

    CourtTraffic(TestChain chain, Random random, List<String> people, List<Bytes> models) {
        this.chain = chain;
        this.random = random;
        this.people = people;
        this.models = models;
    }

    MarketTraffic.Sent next(List<Bytes> reports) {
        long disputes = chain.state().count(StateKeys.disputes());
        return switch (random.nextInt(disputes == 0 ? 5 : 12)) {
            case 0 -> join();
            case 1 ->
                random.nextInt(4) == 0 ? new MarketTraffic.Sent(one(people), new ArbitrationMsg.LeaveJury()) : join();
            case 2 -> open(reports);
            case 3 -> offer();
            case 4 -> audit();
            default -> about(chain.state().item(StateKeys.disputes(), random.nextLong(disputes)));
        };
    }

    private MarketTraffic.Sent offer() {
        String who = one(people);
        return new MarketTraffic.Sent(
                who, new ArbitrationMsg.OptIn(one(models), TestKeys.credential("issuer", who, who)));
    }

    /** What a laboratory says of a unit it was sent, or says it was not sent. */
    private MarketTraffic.Sent audit() {
        String lab = one(LABS);
        var drawn = StateKeys.auditsOf(TestKeys.address(lab));
        long count = chain.state().count(drawn);
        if (count == 0) {
            return offer();
        }
        Bytes report = chain.state().item(drawn, random.nextLong(count)).id();
        Bytes document = Objects.requireNonNull(chain.state().get(StateKeys.document(report)))
                .json();
        return new MarketTraffic.Sent(
                random.nextInt(8) == 0 ? one(people) : lab,
                new ArbitrationMsg.SubmitAudit(report, false, random.nextInt(8) == 0 ? document : Bytes.EMPTY));
    }

    private MarketTraffic.Sent join() {
        String who = one(people);
        return new MarketTraffic.Sent(who, Court.joining(who));
    }

    private MarketTraffic.Sent open(List<Bytes> reports) {
        ProposedValue proposed =
                random.nextInt(3) == 0 ? new ProposedValue("volume", random.nextInt(300)) : Court.WHOLE;
        var defects = StateKeys.modelDefects(one(models));
        long count = chain.state().count(defects);
        boolean defect = count > 0 && random.nextBoolean();
        if (!defect && reports.isEmpty()) {
            return offer();
        }
        DisputeKind kind = defect ? DisputeKind.DEFECT : DisputeKind.REPORT;
        Bytes target =
                defect ? chain.state().item(defects, random.nextLong(count)).id() : one(reports);
        return new MarketTraffic.Sent(
                one(people), new ArbitrationMsg.OpenDispute(kind, target, proposed, TERMS.disputeBond()));
    }

    private MarketTraffic.Sent about(DisputeState dispute) {
        if (dispute.stage() != Step.VOTING) {
            return new MarketTraffic.Sent(
                    one(people),
                    dispute.stage() == Step.RETEST
                            ? new ArbitrationMsg.SubmitRetest(dispute.number(), Bytes.EMPTY)
                            : new ArbitrationMsg.ReleaseBond(dispute.target()));
        }
        Window window = dispute.windows().at(chain.height() + 1);
        return switch (random.nextInt(8) == 0 ? one(List.of(Window.values())) : window) {
            case BEFORE, COMMIT -> commit(dispute);
            case REVEAL -> reveal(dispute);
            case APPEAL, ANSWER -> appeal(dispute);
            case OVER -> new MarketTraffic.Sent(one(people), new ArbitrationMsg.ExecuteRuling(dispute.number()));
        };
    }

    private MarketTraffic.Sent commit(DisputeState dispute) {
        String who = voter(dispute);
        Bytes commitment = Arbitration.voteCommitment(
                dispute.number(), dispute.round(), TestKeys.address(who), vote(who), Court.salt(who));
        return random.nextInt(12) == 0
                ? new MarketTraffic.Sent(one(people), Court.reveal(dispute.number(), who, vote(who)))
                : new MarketTraffic.Sent(who, new ArbitrationMsg.CommitVote(dispute.number(), commitment));
    }

    private MarketTraffic.Sent reveal(DisputeState dispute) {
        String who = voter(dispute);
        Ruling vote = random.nextInt(12) == 0 ? Ruling.REFUSE : vote(who);
        return new MarketTraffic.Sent(who, Court.reveal(dispute.number(), who, vote));
    }

    /** Everybody has one opinion, so that a vote that was sealed can be opened. */
    private static Ruling vote(String who) {
        return who.length() % 2 == 0 ? Ruling.CHALLENGER : Ruling.UPHOLD;
    }

    private MarketTraffic.Sent appeal(DisputeState dispute) {
        int priced = (int) Math.min(dispute.round() + 1, Arbitration.ROUNDS - 1L);
        Ruling side = one(List.of(Ruling.UPHOLD, Ruling.CHALLENGER));
        long stake = Arbitration.appealStake(priced, TERMS.jurorFee(), random.nextBoolean());
        return new MarketTraffic.Sent(one(people), new ArbitrationMsg.FundAppeal(dispute.number(), side, stake));
    }

    /** Mostly one who was drawn. */
    private String voter(DisputeState dispute) {
        var seats = StateKeys.seats(dispute.number(), dispute.round());
        List<String> drawn = new ArrayList<>();
        for (long i = 0; i < chain.state().count(seats); i++) {
            drawn.add(Court.name(
                    Objects.requireNonNull(chain.state().item(seats, i)).juror()));
        }
        return drawn.isEmpty() || random.nextInt(8) == 0 ? one(people) : one(drawn);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
