package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.state.SeatState.Seal;

/**
 * The execution of a ruling as docs/protocol.md tells it, sentence by sentence, in plain lists and without the rules it is held against:
 * who is given what is looked for from the money's side, one bond, seat and appeal after the other.
 */
final class SlowRuling {
    /** Somebody's seat and what they did there. */
    record Seat(String juror, Seal seal, Ruling vote) {}

    /** One round: its seats, or the weights of the options where everybody voted. */
    record Round(List<Seat> seats, Map<Ruling, Long> poll) {}

    /** What was paid for a side of the appeal to a round, in the order of payment. */
    record Stake(int round, Ruling side, String funder, long amount) {}

    /**
     * A dispute before its ruling is executed.
     *
     * @param aboutReport about a report, otherwise about a defect
     * @param refuted the report was refuted in the meantime
     * @param overdue the last round waits for a retest that did not come
     * @param reporterBond of the defect's report
     * @param otherBond the report's or the model's
     */
    record Case(
            boolean aboutReport,
            boolean refuted,
            boolean overdue,
            long bond,
            long fee,
            long minStake,
            long penaltyPpm,
            List<Round> rounds,
            List<Stake> appeals,
            long reporterBond,
            long otherBond) {}

    private final Case it;
    final Ruling ruling;
    /** uCTT on accounts. */
    final Map<String, Long> paid = new TreeMap<>();
    /** Changes of jurors' stakes, and of what seats hold of them. */
    final Map<String, Long> stakes = new TreeMap<>();

    final Map<String, Long> released = new TreeMap<>();
    final Map<String, Integer> hits = new TreeMap<>();
    final Map<String, Integer> misses = new TreeMap<>();
    /** What joined the fees. */
    long lost;
    /** What the report's or the model's bond holds afterwards. */
    long otherBond;

    SlowRuling(Case it) {
        this.it = it;
        this.otherBond = it.otherBond();
        this.ruling = last();
        for (int r = 0; r < it.rounds().size(); r++) {
            round(r);
        }
        for (int r = 1; r <= it.rounds().size(); r++) {
            appeal(r);
        }
        bond();
    }

    /** "The last round's ruling; the side that alone paid for the next appeal; where a retest is overdue, the ruling before." */
    private Ruling last() {
        int newest = it.rounds().size() - 1;
        if (it.overdue()) {
            return found(it.rounds().get(newest - 1));
        }
        List<Stake> next = appeals(newest + 1);
        return next.size() == 1 ? next.getFirst().side() : found(it.rounds().get(newest));
    }

    private List<Stake> appeals(int round) {
        return it.appeals().stream().filter(stake -> stake.round() == round).toList();
    }

    /** "Most votes (weight), otherwise REFUSE": more than each of the others. */
    static Ruling found(Round round) {
        for (Ruling option : List.of(Ruling.UPHOLD, Ruling.CHALLENGER)) {
            boolean most = true;
            for (Ruling other : Ruling.values()) {
                most &= other == option || weight(round, option) > weight(round, other);
            }
            if (most) {
                return option;
            }
        }
        return Ruling.REFUSE;
    }

    private static long weight(Round round, Ruling option) {
        return round.seats().stream()
                        .filter(seat -> seat.seal() == Seal.REVEALED && seat.vote() == option)
                        .count()
                + round.poll().getOrDefault(option, 0L);
    }

    private boolean voted(int round) {
        return round < it.rounds().size()
                && !(it.overdue() && round == it.rounds().size() - 1);
    }

    private void round(int number) {
        List<Seat> seats = it.rounds().get(number).seats();
        if (!voted(number)) {
            seats.forEach(seat -> add(released, seat.juror(), it.minStake()));
            return;
        }
        List<String> coherent = new ArrayList<>();
        long losses = 0;
        long fees = 0;
        for (Seat seat : seats) {
            if (seat.seal() == Seal.EXPOSED) {
                lost += it.fee();
                continue;
            }
            add(released, seat.juror(), it.minStake());
            fees += it.fee();
            Optional<Ruling> open = seat.seal() == Seal.REVEALED ? Optional.of(seat.vote()) : Optional.empty();
            if (open.equals(Optional.of(ruling))) {
                coherent.add(seat.juror());
                hits.merge(seat.juror(), 1, Integer::sum);
            } else {
                long penalty = BigInteger.valueOf(it.minStake())
                        .multiply(BigInteger.valueOf(it.penaltyPpm()))
                        .divide(BigInteger.valueOf(1_000_000))
                        .longValueExact();
                add(stakes, seat.juror(), -penalty);
                losses += penalty;
                open.ifPresent(vote -> misses.merge(seat.juror(), 1, Integer::sum));
            }
        }
        if (coherent.isEmpty()) {
            lost += losses + fees;
        }
        equally(losses, coherent);
        equally(fees, coherent);
    }

    /** LR of equal weights: as much for each, and the units that are left to the first ones. */
    private void equally(long total, List<String> all) {
        for (int i = 0; i < all.size(); i++) {
            add(stakes, all.get(i), total / all.size() + (i < total % all.size() ? 1 : 0));
        }
    }

    /** "Of a round that voted, less its fees, to the right side, to both by LR after REFUSE; others go back." */
    private void appeal(int round) {
        List<Stake> stakesOfRound = appeals(round);
        long total = stakesOfRound.stream().mapToLong(Stake::amount).sum();
        if (!voted(round)) {
            stakesOfRound.forEach(stake -> add(paid, stake.funder(), stake.amount()));
            return;
        }
        long left = total - it.fee() * it.rounds().get(round).seats().size();
        if (ruling != Ruling.REFUSE) {
            Stake right = stakesOfRound.stream()
                    .filter(stake -> stake.side() == ruling)
                    .findFirst()
                    .orElseThrow();
            add(paid, right.funder(), left);
            return;
        }
        Stake first = stakesOfRound.get(0);
        Stake second = stakesOfRound.get(1);
        long one = total == 0 ? 0 : left * first.amount() / total;
        long two = total == 0 ? 0 : left * second.amount() / total;
        if (one + two < left) {
            boolean toFirst = left * first.amount() % total >= left * second.amount() % total;
            one += toFirst ? 1 : 0;
            two += toFirst ? 0 : 1;
        }
        add(paid, first.funder(), one);
        add(paid, second.funder(), two);
    }

    private void bond() {
        long fees = it.fee() * it.rounds().getFirst().seats().size();
        switch (ruling) {
            case UPHOLD -> {
                add(paid, "defendant", it.bond() - fees);
                misses.merge("opener", 1, Integer::sum);
                if (it.aboutReport()) {
                    hits.merge("defendant", 1, Integer::sum);
                } else {
                    lost += it.reporterBond();
                }
            }
            case REFUSE -> add(paid, "opener", it.bond() - fees);
            case CHALLENGER -> {
                hits.merge("opener", 1, Integer::sum);
                add(paid, "opener", it.bond() + (it.aboutReport() ? refute() : uphold(fees)) - fees);
            }
        }
    }

    /** A report can be refuted once: its bond is gone then. */
    private long refute() {
        if (it.refuted()) {
            return 0;
        }
        misses.merge("defendant", 1, Integer::sum);
        long taken = otherBond;
        otherBond = 0;
        return taken;
    }

    /** "The bond back to the reporter with min(bond, the model's bond) out of the model's"; then the jury's fees as far as it goes. */
    private long uphold(long fees) {
        long bounty = Math.min(it.reporterBond(), otherBond);
        add(paid, "reporter", it.reporterBond() + bounty);
        otherBond -= bounty;
        long taken = Math.min(otherBond, fees);
        otherBond -= taken;
        return taken;
    }

    private static void add(Map<String, Long> to, String name, long amount) {
        to.merge(name, amount, Long::sum);
    }

    /** x thousandths after so many cycles: each takes a tenth, rounded up. */
    static long faded(long thousandths, long cycles) {
        long left = thousandths;
        for (long i = 0; i < cycles && left > 0; i++) {
            left = left * 9 / 10;
        }
        return left;
    }
}
