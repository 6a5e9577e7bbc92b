package org.cttdc.node.app;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * The audits of one competition, and what refuted reports make of its purse, as docs/protocol.md tells it: everything is counted anew
 * from what happened so far, nothing is kept up to date.
 */
final class SlowAudits {
    /** A place of the ranking. */
    record Place(Bytes report, Bytes author, long score) {}

    /** A drawn audit. */
    record Task(int place, Bytes lab, boolean random) {}

    /**
     * What does not change.
     *
     * @param labs who is accredited, in the order of accreditation
     * @param parties who audits nothing here, besides a report's author
     * @param purse what the winners share
     */
    record Setting(
            Bytes model,
            long cycle,
            Bytes randomness,
            List<Place> ranking,
            List<Bytes> labs,
            Set<Bytes> parties,
            long fee,
            long budget,
            long purse,
            long capPpm) {}

    private final Setting is;
    private int next;
    /** Places whose reports are refuted. */
    final Set<Integer> refuted = new TreeSet<>();

    final List<Task> tasks = new ArrayList<>();
    /** Whether a place's audit passed. */
    final Map<Integer, Boolean> findings = new TreeMap<>();

    SlowAudits(Setting is, Set<Integer> refuted) {
        this.is = is;
        this.refuted.addAll(refuted);
    }

    /** min(n, max(K, ...)): a fifth, rounded up, but three at least, fifty at most, and no more than there are. */
    static int winners(int reports) {
        int fifth = 0;
        while (5 * fifth < reports) {
            fifth++;
        }
        return Math.min(reports, Math.min(50, Math.max(3, fifth)));
    }

    /** "min(50, ⌈n/20⌉)". */
    static int atRandom(int reports) {
        int twentieth = 0;
        while (20 * twentieth < reports) {
            twentieth++;
        }
        return Math.min(50, twentieth);
    }

    /** What is set aside from fund and purse, fen by fen. */
    static long[] setAside(int reports, long fee, long fund, long purse) {
        long wanted = Math.min(reports, 2L * winners(reports) + atRandom(reports)) * fee;
        long[] taken = {0, 0};
        while (taken[0] + taken[1] < wanted) {
            if (taken[0] < fund) {
                taken[0]++;
            } else if (5 * (taken[1] + 1) <= purse) {
                taken[1]++;
            } else {
                break;
            }
        }
        return taken;
    }

    void begin() {
        fromTop();
        int n = is.ranking().size();
        for (int i = 0; i < atRandom(n) && canPay(); i++) {
            Bytes number = Sha256.of(lot(is.model()), Bytes.of(new byte[] {0, 0, 0, (byte) i}));
            draw(number(number).mod(BigInteger.valueOf(n)).intValueExact(), true);
        }
    }

    /** A finding; whether it refuted the report only now. */
    boolean found(int place, boolean pass) {
        findings.put(place, pass);
        boolean newly = !pass && refuted.add(place);
        fromTop();
        return newly;
    }

    private long top(boolean open, boolean passed) {
        return tasks.stream()
                .filter(task -> !task.random())
                .filter(task -> findings.containsKey(task.place())
                        ? passed && Boolean.TRUE.equals(findings.get(task.place()))
                        : open)
                .count();
    }

    private void fromTop() {
        int winners = winners(is.ranking().size());
        while (top(true, true) < winners
                && tasks.stream().filter(task -> !task.random()).count() < 2L * winners
                && next < is.ranking().size()
                && canPay()) {
            draw(next++, false);
        }
    }

    private boolean canPay() {
        return (tasks.size() + 1) * is.fee() <= is.budget();
    }

    private void draw(int number, boolean random) {
        Place place = is.ranking().get(number);
        boolean passedOver = refuted.contains(number)
                || place.score() == 0
                || tasks.stream().anyMatch(task -> task.place() == number);
        List<Bytes> able = is.labs().stream()
                .filter(lab -> !is.parties().contains(lab) && !lab.equals(place.author()))
                .toList();
        if (!passedOver && !able.isEmpty()) {
            int lab = number(lot(place.report()))
                    .mod(BigInteger.valueOf(able.size()))
                    .intValueExact();
            tasks.add(new Task(number, able.get(lab), random));
        }
    }

    /** H("ctt-draw/1" ‖ R ‖ "audit" ‖ what ‖ cycle). */
    private Bytes lot(Bytes what) {
        byte[] cycle = ByteBuffer.allocate(8).putLong(is.cycle()).array();
        return Sha256.of(ascii("ctt-draw/1"), is.randomness(), ascii("audit"), what, Bytes.of(cycle));
    }

    private static BigInteger number(Bytes hash) {
        return new BigInteger(1, hash.toArray());
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    int open() {
        return tasks.size() - findings.size();
    }

    long spent() {
        return findings.size() * is.fee();
    }

    /** What each place wins now: the first K with a score that are not refuted, as if there had never been others. */
    Map<Integer, Long> wins() {
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < is.ranking().size(); i++) {
            boolean counts = !refuted.contains(i) && is.ranking().get(i).score() > 0;
            if (counts && best.size() < winners(is.ranking().size())) {
                best.add(i);
            }
        }
        return spread(best);
    }

    /** Fixes everybody above the cap at it and splits the rest anew among the others, until nobody is above. */
    Map<Integer, Long> spread(List<Integer> best) {
        long cap = BigInteger.valueOf(is.purse())
                .multiply(BigInteger.valueOf(is.capPpm()))
                .divide(BigInteger.valueOf(1_000_000))
                .longValueExact();
        Set<Integer> capped = new TreeSet<>();
        Map<Integer, Long> shares = Map.of();
        boolean again = true;
        while (again) {
            again = false;
            Map<Integer, BigInteger> weights = new TreeMap<>();
            for (int rank = 1; rank <= best.size(); rank++) {
                int place = best.get(rank - 1);
                BigInteger weight = BigInteger.valueOf(1_000_000_000_000L / rank)
                        .multiply(BigInteger.valueOf(is.ranking().get(place).score()));
                if (!capped.contains(place) && weight.signum() > 0) {
                    weights.put(place, weight);
                }
            }
            shares = largestRemainders(is.purse() - cap * capped.size(), weights);
            for (Map.Entry<Integer, Long> share : shares.entrySet()) {
                again |= share.getValue() > cap && capped.add(share.getKey());
            }
        }
        Map<Integer, Long> all = new TreeMap<>(shares);
        capped.forEach(place -> all.put(place, cap));
        all.values().removeIf(amount -> amount == 0);
        return all;
    }

    /** One unit after the other to who lacks most of what is theirs exactly; the lower place where two lack as much. */
    private static Map<Integer, Long> largestRemainders(long total, Map<Integer, BigInteger> weights) {
        BigInteger sum = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        Map<Integer, Long> shares = new TreeMap<>();
        weights.forEach((place, weight) -> shares.put(
                place, weight.multiply(BigInteger.valueOf(total)).divide(sum).longValueExact()));
        while (!shares.isEmpty()
                && shares.values().stream().mapToLong(Long::longValue).sum() < total) {
            int most = -1;
            BigInteger lack = BigInteger.valueOf(-1).multiply(sum);
            for (Map.Entry<Integer, Long> share : shares.entrySet()) {
                BigInteger exact =
                        BigInteger.valueOf(total).multiply(Objects.requireNonNull(weights.get(share.getKey())));
                BigInteger missing =
                        exact.subtract(BigInteger.valueOf(share.getValue()).multiply(sum));
                if (missing.compareTo(lack) > 0) {
                    most = share.getKey();
                    lack = missing;
                }
            }
            shares.merge(most, 1L, Long::sum);
        }
        return shares;
    }
}
