package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.app.SlowRuling.Case;
import org.cttdc.node.app.SlowRuling.Round;
import org.cttdc.node.app.SlowRuling.Seat;
import org.cttdc.node.app.SlowRuling.Stake;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JurorState.Standing;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.SeatState.Seal;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;

/** Executed rulings of disputes of any shape, against the slow reference: every bond, stake, fee, hit and miss. */
class RulingPropertyTest {
    private static final List<String> JURORS =
            IntStream.range(0, 36).mapToObj(i -> "juror" + i).toList();
    private static final List<String> PARTIES = List.of("opener", "defendant", "reporter", "bob", "carol");
    private static final Map<String, Bytes> ADDRESSES = new TreeMap<>();
    private static final Bytes TARGET = TestKeys.hash("target");
    private static final Bytes LISTING = TestKeys.hash("listing");
    private static final Bytes MODEL = TestKeys.hash("model");
    private static final ChainParams PARAMS = ChainParams.sandbox();
    private static final long HEIGHT = 1_000;
    private static final long CYCLE = 8;
    private static final long OPENING = 1_000_000_000_000L;
    private static final int[] SEATS = {3, 7, 15, 31};
    private static final List<Ruling> OPTIONS = List.of(Ruling.values());
    private static final List<Seal> SEALS =
            List.of(Seal.DRAWN, Seal.COMMITTED, Seal.REVEALED, Seal.REVEALED, Seal.REVEALED, Seal.EXPOSED);

    private final Map<String, EvaluationState> evaluations = new TreeMap<>();
    private final Map<String, BigInteger> powers = new TreeMap<>();
    private StateStore state = new StateStore(key -> null);
    private Ledger ledger = new Ledger(state, block());

    static {
        JURORS.forEach(name -> ADDRESSES.put(name, TestKeys.hash(name).slice(0, 20)));
        PARTIES.forEach(name -> ADDRESSES.put(name, TestKeys.hash(name).slice(0, 20)));
    }

    private static BlockContext block() {
        return new BlockContext(TestKeys.CHAIN, HEIGHT, Timestamp.of(TestGenesis.TIME), PARAMS);
    }

    private static Bytes address(String name) {
        return Objects.requireNonNull(ADDRESSES.get(name));
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void executionEqualsTheSlowReference(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Case it = draw(random);
        begin(random, it);
        Map<String, JurorState> before = jurors();
        long fees = ledger.totals().cttFees();
        Map<String, Long> accounts = accounts();
        Rulings.execute(
                new TxContext(state, ledger, block(), address("bob"), false), new ArbitrationMsg.ExecuteRuling(0));
        SlowRuling slow = new SlowRuling(it);

        DisputeState ended = state.item(StateKeys.disputes(), 0);
        assertThat(ended.stage()).isEqualTo(Step.EXECUTED);
        assertThat(ended.ruling()).isEqualTo(slow.ruling);
        accounts()
                .forEach((name, ctt) ->
                        assertThat(ctt - accounts.get(name)).as(name).isEqualTo(slow.paid.getOrDefault(name, 0L)));
        jurors().forEach((name, juror) -> {
            JurorState was = Objects.requireNonNull(before.get(name));
            assertThat(juror.stake() - was.stake()).as(name).isEqualTo(slow.stakes.getOrDefault(name, 0L));
            assertThat(was.locked() - juror.locked()).as(name).isEqualTo(slow.released.getOrDefault(name, 0L));
        });
        assertThat(ledger.totals().cttFees() - fees).isEqualTo(slow.lost);
        checkTarget(it, slow);
        checkFindings(slow);
        long held = jurors().values().stream().mapToLong(JurorState::stake).sum();
        long defect = it.aboutReport() ? 0 : defect().bond();
        assertThat(ledger.totals().cttBonds()).isEqualTo(held + slow.otherBond + defect);
    }

    private DefectState defect() {
        return Objects.requireNonNull(state.get(StateKeys.defect(TARGET)));
    }

    private void checkTarget(Case it, SlowRuling slow) {
        boolean sustained = slow.ruling == Ruling.CHALLENGER;
        if (it.aboutReport()) {
            ReportState report = Objects.requireNonNull(state.get(StateKeys.report(TARGET)));
            assertThat(report.bond()).isEqualTo(slow.otherBond);
            assertThat(report.failed()).isEqualTo(sustained || it.refuted());
            BigInteger power = powers.getOrDefault("defendant", BigInteger.ZERO);
            BigInteger left = sustained && !it.refuted() ? power.divide(BigInteger.TWO) : power;
            assertThat(power("defendant")).isEqualTo(left);
            assertThat(state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START)
                            .power())
                    .isEqualTo(powers.values().stream()
                            .reduce(BigInteger.ZERO, BigInteger::add)
                            .subtract(power)
                            .add(left));
            return;
        }
        ModelState model = Objects.requireNonNull(state.get(StateKeys.model(MODEL)));
        assertThat(model.bond()).isEqualTo(slow.otherBond);
        assertThat(model.defects()).isEqualTo(sustained ? 1 : 0);
        assertThat(state.getOr(StateKeys.listingTerms(LISTING), ListingTerms.OPEN)
                        .defects())
                .isEqualTo(sustained ? 1 : 0);
        DefectStage stage = switch (slow.ruling) {
            case UPHOLD -> DefectStage.REJECTED;
            case CHALLENGER -> DefectStage.UPHELD;
            case REFUSE -> DefectStage.OPEN;
        };
        assertThat(defect().stage()).isEqualTo(stage);
        assertThat(defect().bond()).isEqualTo(slow.ruling == Ruling.REFUSE ? it.reporterBond() : 0);
        assertThat(defect().disputed()).as("cannot lapse").isEqualTo(slow.ruling != Ruling.REFUSE);
    }

    private void checkFindings(SlowRuling slow) {
        ADDRESSES.forEach((name, address) -> {
            EvaluationState was = evaluations.getOrDefault(name, EvaluationState.NONE);
            EvaluationState now = Evaluations.of(state, address, CYCLE);
            long passed = CYCLE - was.cycle();
            assertThat(now.hits())
                    .as(name)
                    .isEqualTo(SlowRuling.faded(was.hits(), passed) + 1_000L * slow.hits.getOrDefault(name, 0));
            assertThat(now.misses())
                    .as(name)
                    .isEqualTo(SlowRuling.faded(was.misses(), passed) + 1_000L * slow.misses.getOrDefault(name, 0));
        });
    }

    private BigInteger power(String name) {
        return state.getOr(StateKeys.experience(address(name)), ExperienceState.NONE)
                .power();
    }

    private Map<String, Long> accounts() {
        Map<String, Long> all = new TreeMap<>();
        PARTIES.forEach(name -> all.put(name, ledger.account(address(name)).ctt()));
        return all;
    }

    private Map<String, JurorState> jurors() {
        Map<String, JurorState> all = new TreeMap<>();
        JURORS.forEach(name -> all.put(name, Jurors.of(state, address(name))));
        return all;
    }

    private static Case draw(Random random) {
        long fee = random.nextInt(4) * (long) random.nextInt(1_000);
        boolean aboutReport = random.nextBoolean();
        int last = random.nextInt(5);
        boolean overdue = (last == 2 || last == 3) && random.nextInt(3) == 0;
        boolean poll = last == 4 || (!overdue && random.nextInt(5) == 0);
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r <= last; r++) {
            rounds.add(poll && r == last ? poll(random) : jury(random, SEATS[r], overdue && r == last));
        }
        boolean refuted = aboutReport && random.nextInt(5) == 0;
        return new Case(
                aboutReport,
                refuted,
                overdue,
                3 * fee + random.nextInt(5_000),
                fee,
                1 + random.nextInt(20_000),
                random.nextInt(1_000_001),
                rounds,
                appeals(random, rounds, fee, poll || overdue),
                random.nextInt(4_000),
                refuted ? 0 : random.nextInt(8_000));
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Round poll(Random random) {
        Map<Ruling, Long> weights = new TreeMap<>();
        for (Ruling option : Ruling.values()) {
            weights.put(option, (long) random.nextInt(3));
        }
        return new Round(List.of(), weights);
    }

    private static Round jury(Random random, int size, boolean waiting) {
        List<String> drawn = new ArrayList<>(JURORS);
        Collections.shuffle(drawn, random);
        Ruling leaning = one(random, OPTIONS);
        List<Seat> seats = drawn.subList(0, size).stream()
                .map(juror -> new Seat(
                        juror,
                        waiting ? Seal.DRAWN : one(random, SEALS),
                        random.nextBoolean() ? leaning : one(random, OPTIONS)))
                .toList();
        return new Round(seats, Map.of());
    }

    /** Both sides paid for every round there was; one may have paid for the next. */
    private static List<Stake> appeals(Random random, List<Round> rounds, long fee, boolean ends) {
        List<Stake> all = new ArrayList<>();
        for (int r = 1; r <= rounds.size(); r++) {
            List<Ruling> sides = new ArrayList<>(List.of(Ruling.UPHOLD, Ruling.CHALLENGER));
            Collections.shuffle(sides, random);
            int payers = r < rounds.size() ? 2 : ends ? 0 : random.nextInt(2);
            Ruling before = SlowRuling.found(rounds.get(r - 1));
            for (Ruling side : sides.subList(0, payers)) {
                long cost = fee * SEATS[Math.min(r, 3)];
                String funder = PARTIES.get(random.nextInt(PARTIES.size()));
                all.add(new Stake(r, side, funder, (side == before ? 2 : 3) * cost));
            }
        }
        return all;
    }

    /** Writes the case into an empty state, where its dispute is number 0. */
    private void begin(Random random, Case it) throws Rejection {
        state = new StateStore(key -> null);
        ledger = new Ledger(state, block());
        state.put(StateKeys.params(), PARAMS);
        PARTIES.forEach(name -> ledger.open(address(name), OPENING, 0));
        people(random, it);
        target(it);
        ledger.lockBond(address("opener"), it.bond(), TARGET);
        for (Stake stake : it.appeals()) {
            ledger.lockBond(address(stake.funder()), stake.amount(), TARGET);
        }
        int last = it.rounds().size() - 1;
        for (int r = 0; r <= last; r++) {
            write(r, it.rounds().get(r));
        }
        state.append(StateKeys.disputes(), dispute(it, last));
    }

    private void people(Random random, Case it) throws Rejection {
        powers.clear();
        evaluations.clear();
        BigInteger total = BigInteger.ZERO;
        for (String name : List.copyOf(ADDRESSES.keySet())) {
            BigInteger power = BigInteger.valueOf(random.nextInt(1_000));
            powers.put(name, power);
            total = total.add(power);
            state.put(StateKeys.experience(address(name)), ExperienceState.of(power));
            if (random.nextBoolean()) {
                EvaluationState was =
                        new EvaluationState(random.nextInt(9), random.nextInt(30_000), random.nextInt(30_000));
                evaluations.put(name, was);
                state.put(StateKeys.evaluation(address(name)), was);
            }
        }
        state.put(StateKeys.experienceTotals(), ExperienceTotals.of(0, ExperiencePower.FIRST_INDEX, total));
        for (String juror : JURORS) {
            long seats = it.rounds().stream()
                    .flatMap(round -> round.seats().stream())
                    .filter(seat -> seat.juror().equals(juror) && seat.seal() != Seal.EXPOSED)
                    .count();
            long stake = seats * it.minStake() + random.nextInt(100_000);
            ledger.lockBond(address("carol"), stake, TARGET);
            Jurors.put(
                    state,
                    address(juror),
                    new JurorState(TestKeys.hash(juror), stake, seats * it.minStake(), Standing.ACTIVE));
        }
    }

    private void target(Case it) throws Rejection {
        ledger.lockBond(address("defendant"), it.otherBond(), TARGET);
        Bytes defendant = address("defendant");
        if (it.aboutReport()) {
            state.put(
                    StateKeys.report(TARGET),
                    new ReportState(
                            TARGET,
                            defendant,
                            TARGET,
                            LISTING,
                            MODEL,
                            7,
                            900,
                            true,
                            it.refuted() ? 0 : 5,
                            it.otherBond(),
                            it.refuted() ? 950 : 0));
            return;
        }
        ledger.lockBond(address("reporter"), it.reporterBond(), TARGET);
        state.put(StateKeys.listing(LISTING), new ListingState(LISTING, MODEL, defendant, 1_500, List.of(), 1));
        state.put(
                StateKeys.model(MODEL),
                new ModelState(MODEL, defendant, "s", "1.0.0", Bytes.EMPTY, it.otherBond(), 1, 0, 0, 0));
        state.put(StateKeys.lineage(MODEL), new ModelLineage(Bytes.EMPTY, 0, 0, 0, Bytes.EMPTY, 0, 0, 1));
        state.put(
                StateKeys.defect(TARGET),
                new DefectState(
                        TARGET,
                        MODEL,
                        LISTING,
                        address("reporter"),
                        "loose lid",
                        TARGET,
                        it.reporterBond(),
                        DefectStage.OPEN,
                        true,
                        900,
                        0));
    }

    private void write(int number, Round round) {
        round.seats()
                .forEach(seat -> state.append(
                        StateKeys.seats(0, number),
                        new SeatState(address(seat.juror()), seat.seal(), TARGET, seat.vote())));
        PollState poll = PollState.NONE;
        for (Map.Entry<Ruling, Long> option : round.poll().entrySet()) {
            poll = poll.plus(option.getKey(), BigInteger.valueOf(option.getValue()));
        }
        if (!round.poll().isEmpty()) {
            state.put(StateKeys.poll(0), poll);
        }
    }

    private static DisputeState dispute(Case it, int last) {
        ArbitrationParams terms = new ArbitrationParams(
                3 * it.fee(), it.minStake(), it.fee(), it.penaltyPpm(), 5, 10, 8, 12, 16, 0, 0, 0);
        boolean poll = it.rounds().get(last).seats().isEmpty();
        return new DisputeState(
                0,
                it.aboutReport() ? DisputeKind.REPORT : DisputeKind.DEFECT,
                TARGET,
                LISTING,
                address("opener"),
                address("defendant"),
                new ProposedValue("", 0),
                it.bond(),
                900,
                terms,
                last,
                it.overdue() ? Step.RETEST : Step.VOTING,
                900,
                poll,
                Bytes.EMPTY,
                List.of(),
                it.appeals().stream()
                        .map(stake ->
                                new AppealStake(stake.round(), stake.side(), address(stake.funder()), stake.amount()))
                        .toList(),
                Ruling.UPHOLD,
                0);
    }
}
