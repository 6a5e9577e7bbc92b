package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.Audit;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Share;

/** Audits of rankings of any shape, from the draw to the end of the plan, against the slow reference. */
class AuditPropertyTest {
    private static final int REPORTS = 45;
    private static final int FAR = 5;
    private static final long CYCLE = 3;
    private static final long SETTLED = 590;
    private static final long CAP_PPM = 300_000;
    private static final long BOND = 5_000;
    private static final Bytes MODEL = WholeCycle.MODEL_ID;
    private static final Bytes LISTING = Fixtures.id(WholeCycle.LISTING);
    private static final Bytes EXPERT = address("expert");
    private static final Bytes MERCHANT = address("merchant");
    private static final List<Bytes> REPORT_JSON = IntStream.range(0, REPORTS)
            .mapToObj(i -> document(0, "report " + i))
            .toList();
    private static final List<Bytes> NEAR =
            IntStream.range(0, REPORTS).mapToObj(i -> document(1, "near " + i)).toList();
    private static final List<Bytes> ELSEWHERE =
            IntStream.range(0, REPORTS).mapToObj(i -> document(FAR, "far " + i)).toList();

    private StateStore state = new StateStore(key -> null);
    private ChainParams params = ChainParams.sandbox();

    private static Bytes address(String name) {
        return TestKeys.hash(name).slice(0, 20);
    }

    private static Bytes document(int offset, String evidence) {
        return Fixtures.json(Fixtures.report(WholeCycle.MODEL, WholeCycle.LISTING, offset, evidence));
    }

    private static Bytes id(int report) {
        return Sha256.of(REPORT_JSON.get(report));
    }

    private BlockContext block(long height) {
        return new BlockContext(TestKeys.CHAIN, height, Timestamp.of(TestGenesis.TIME), params);
    }

    @Property(tries = 1000)
    void moneyIsSetAsideAsFenByFen(
            @ForAll @IntRange(max = 130) int reports,
            @ForAll @LongRange(max = 60) long fee,
            @ForAll @LongRange(max = 3_000) long fund,
            @ForAll @LongRange(max = 9_000) long purse,
            @ForAll boolean laboratories) {
        state = new StateStore(key -> null);
        params = ParamFields.with(ChainParams.sandbox(), "arbitration.auditFee", fee);
        if (laboratories) {
            accredit(address("lab"), true);
        }
        Audit.Budget budget = Audits.budget(state, block(SETTLED), reports, fund, purse);
        long[] expected = laboratories ? SlowAudits.setAside(reports, fee, fund, purse) : new long[] {0, 0};
        assertThat(budget).isEqualTo(new Audit.Budget(expected[0], expected[1]));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void auditsEqualTheSlowReference(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        long fee = 1L + random.nextInt(50);
        SlowAudits.Setting setting = setting(random, fee);
        int n = setting.ranking().size();
        Set<Integer> refuted = new TreeSet<>();
        IntStream.range(0, n).filter(i -> random.nextInt(12) == 0).forEach(refuted::add);
        SlowAudits slow = new SlowAudits(setting, refuted);
        CompetitionState competition = begin(random, setting, slow);
        long rolled = rolled();

        Audits.begin(state, block(SETTLED), competition);
        slow.begin();
        Map<Integer, Integer> hits = new TreeMap<>();
        Map<Integer, Integer> misses = new TreeMap<>();
        long height = SETTLED + 1;
        check(setting, slow);
        boolean answers = random.nextInt(4) > 0;
        while (slow.open() > 0 && (answers || random.nextInt(6) > 0)) {
            List<SlowAudits.Task> open = new ArrayList<>(slow.tasks);
            open.removeIf(task -> slow.findings.containsKey(task.place()));
            SlowAudits.Task task = open.get(random.nextInt(open.size()));
            boolean pass = random.nextInt(3) > 0;
            submit(setting, task, pass, random.nextInt(4) > 0, height++);
            if (slow.found(task.place(), pass)) {
                misses.merge(task.place(), 1, Integer::sum);
            } else if (pass) {
                hits.merge(task.place(), 1, Integer::sum);
            }
            check(setting, slow);
        }
        checkAuthors(setting, slow, hits, misses);
        checkEnd(setting, slow, rolled);
    }

    /** Laboratories among the parties, withdrawn ones, few or no winners: whatever can be. */
    private SlowAudits.Setting setting(Random random, long fee) {
        int n = 5 + random.nextInt(REPORTS - 5);
        List<Long> scores = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            scores.add(random.nextInt(8) == 0 ? 0L : 1 + random.nextInt(1_000_000));
        }
        scores.sort(Collections.reverseOrder());
        List<SlowAudits.Place> ranking = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ranking.add(new SlowAudits.Place(id(i), address("author" + i), scores.get(i)));
        }
        List<Bytes> labs =
                new ArrayList<>(List.of(address("lab0"), address("lab1"), address("lab2"), EXPERT, MERCHANT));
        IntStream.range(0, 3).forEach(i -> labs.add(address("author" + i)));
        Collections.shuffle(labs, random);
        return new SlowAudits.Setting(
                MODEL,
                CYCLE,
                TestKeys.hash("R" + random.nextInt()),
                ranking,
                labs.subList(0, 1 + random.nextInt(labs.size() - 1)),
                new TreeSet<>(List.of(EXPERT, MERCHANT)),
                fee,
                fee * random.nextInt(30) + random.nextInt(50),
                random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(1_000_000),
                CAP_PPM);
    }

    /** The competition as it is when the last place of its ranking was written. */
    private CompetitionState begin(Random random, SlowAudits.Setting setting, SlowAudits slow) {
        state = new StateStore(key -> null);
        params = ParamFields.with(ChainParams.sandbox(), "arbitration.auditFee", setting.fee());
        state.put(StateKeys.params(), params);
        state.put(StateKeys.beacon(), new BeaconState(setting.randomness(), 1, 0));
        state.put(StateKeys.document(MODEL), new Document(Fixtures.json(WholeCycle.MODEL)));
        state.put(StateKeys.document(LISTING), new Document(Fixtures.json(WholeCycle.LISTING)));
        state.put(StateKeys.listing(LISTING), new ListingState(LISTING, MODEL, MERCHANT, 1_500, List.of(), 1));
        setting.labs().forEach(lab -> accredit(lab, true));
        accredit(address("withdrawn"), false);
        long fromPurse = Math.min(random.nextInt(40), setting.budget());
        int n = setting.ranking().size();
        List<Integer> first = IntStream.range(0, SlowAudits.winners(n)).boxed().toList();
        Map<Integer, Long> wins = slow.spread(first);
        long paid = wins.values().stream().mapToLong(Long::longValue).sum();
        long vests = Vesting.height(params, SETTLED);
        for (int i = 0; i < n; i++) {
            write(setting.ranking().get(i), i, slow.refuted.contains(i), wins.getOrDefault(i, 0L), vests);
        }
        state.put(
                StateKeys.experienceTotals(),
                ExperienceTotals.of(0, ExperiencePower.FIRST_INDEX, BigInteger.valueOf(101L * n)));
        state.put(
                StateKeys.model(MODEL),
                new ModelState(MODEL, EXPERT, "s", "1.0.0", Bytes.EMPTY, 0, 1, 0, 0, 1_000 + setting.purse() - paid));
        CompetitionState competition = competition(setting, fromPurse, paid, wins.size());
        state.put(StateKeys.competition(MODEL, CYCLE), competition);
        if (setting.budget() > 0) {
            Audits.plan(state, block(SETTLED), competition, new Audit.Budget(setting.budget() - fromPurse, fromPurse));
        }
        return competition;
    }

    private void accredit(Bytes lab, boolean active) {
        state.append(StateKeys.labs(), new Ref(lab));
        if (active) {
            state.put(StateKeys.lab(lab), new Ref(lab));
        }
    }

    private void write(SlowAudits.Place place, int index, boolean refuted, long won, long vests) {
        state.put(StateKeys.document(place.report()), new Document(REPORT_JSON.get(index)));
        state.put(
                StateKeys.report(place.report()),
                new ReportState(
                        place.report(),
                        place.author(),
                        place.report(),
                        LISTING,
                        MODEL,
                        CYCLE,
                        500,
                        true,
                        refuted ? 0 : place.score(),
                        refuted ? 0 : BOND,
                        refuted ? 580 : 0));
        state.put(StateKeys.experience(place.author()), ExperienceState.of(BigInteger.valueOf(101)));
        Share share = won > 0 ? Share.WINNER : Share.REVIEWER;
        state.put(StateKeys.due(MODEL, CYCLE, share, place.author()), new Due(won > 0 ? won : 7, 0, vests));
        state.append(
                StateKeys.ranking(MODEL, CYCLE),
                new RankingEntry(index + 1, place.report(), place.author(), place.score(), share, won > 0 ? won : 7));
    }

    private static CompetitionState competition(SlowAudits.Setting setting, long fromPurse, long paid, long winners) {
        int n = setting.ranking().size();
        return new CompetitionState(
                MODEL,
                CYCLE,
                Stage.SETTLED,
                n,
                0,
                0,
                n,
                n,
                n,
                0,
                0,
                setting.purse() + fromPurse,
                0,
                0,
                0,
                setting.purse() - paid,
                0,
                0,
                0,
                0,
                0,
                winners,
                SETTLED);
    }

    private void submit(SlowAudits.Setting setting, SlowAudits.Task task, boolean pass, boolean came, long height)
            throws Rejection {
        BlockContext block = block(height);
        Ledger ledger = new Ledger(state, block);
        long before = ledger.account(task.lab()).credit();
        long lost = ledger.totals().cttFees();
        ReportState report = report(setting, task.place());
        boolean received = pass || came;
        Bytes found = (pass ? NEAR : ELSEWHERE).get(task.place());
        Audits.submit(
                new TxContext(state, ledger, block, task.lab(), false),
                new ArbitrationMsg.SubmitAudit(report.id(), received, received ? found : Bytes.EMPTY));
        assertThat(ledger.account(task.lab()).credit() - before).isEqualTo(setting.fee());
        assertThat(ledger.totals().cttFees() - lost).isEqualTo(pass ? 0 : report.bond());
    }

    private ReportState report(SlowAudits.Setting setting, int place) {
        return Objects.requireNonNull(
                state.get(StateKeys.report(setting.ranking().get(place).report())));
    }

    private long rolled() {
        return Objects.requireNonNull(state.get(StateKeys.model(MODEL))).rolledPurse();
    }

    private void check(SlowAudits.Setting setting, SlowAudits slow) {
        var drawn = StateKeys.audits(MODEL, CYCLE);
        List<SlowAudits.Task> tasks = LongStream.range(0, state.count(drawn))
                .mapToObj(i -> Objects.requireNonNull(
                        state.get(StateKeys.audit(state.item(drawn, i).id()))))
                .map(task -> new SlowAudits.Task((int) task.rank() - 1, task.lab(), task.random()))
                .toList();
        assertThat(tasks).isEqualTo(slow.tasks);
        for (SlowAudits.Task task : tasks) {
            AuditTask is = Objects.requireNonNull(
                    state.get(StateKeys.audit(report(setting, task.place()).id())));
            Boolean pass = slow.findings.get(task.place());
            assertThat(is.finding()).isEqualTo(pass == null ? Finding.OPEN : pass ? Finding.PASSED : Finding.FAILED);
        }
        checkWinners(setting, slow);
    }

    /** Of a refuted purse only the winners' part changes; what places had as reviewers stays theirs. */
    private void checkWinners(SlowAudits.Setting setting, SlowAudits slow) {
        Map<Integer, Long> wins = slow.wins();
        for (int i = 0; i < setting.ranking().size(); i++) {
            Bytes author = setting.ranking().get(i).author();
            Due due = state.getOr(StateKeys.due(MODEL, CYCLE, Share.WINNER, author), new Due(0, 0, 0));
            assertThat(due.amount()).as("place %d", i).isEqualTo(wins.getOrDefault(i, 0L));
            assertThat(report(setting, i).failed()).isEqualTo(slow.refuted.contains(i));
            RankingEntry entry = state.item(StateKeys.ranking(MODEL, CYCLE), i);
            if (entry.share() == Share.WINNER) {
                assertThat(entry.amount()).isEqualTo(due.amount());
            } else {
                assertThat(due.amount()).isZero();
            }
        }
        CompetitionState competition = Objects.requireNonNull(state.get(StateKeys.competition(MODEL, CYCLE)));
        long paid = wins.values().stream().mapToLong(Long::longValue).sum();
        assertThat(competition.rolledOut()).isEqualTo(setting.purse() - paid);
        assertThat(competition.winnerCount()).isEqualTo(wins.size());
    }

    private void checkAuthors(
            SlowAudits.Setting setting, SlowAudits slow, Map<Integer, Integer> hits, Map<Integer, Integer> misses) {
        for (int i = 0; i < setting.ranking().size(); i++) {
            Bytes author = setting.ranking().get(i).author();
            EvaluationState now = state.getOr(StateKeys.evaluation(author), EvaluationState.NONE);
            assertThat(now.hits()).isEqualTo(1_000L * hits.getOrDefault(i, 0));
            assertThat(now.misses()).isEqualTo(1_000L * misses.getOrDefault(i, 0));
            assertThat(state.getOr(StateKeys.experience(author), ExperienceState.NONE)
                            .power())
                    .isEqualTo(BigInteger.valueOf(misses.containsKey(i) ? 50 : 101));
            assertThat(report(setting, i).bond()).isEqualTo(slow.refuted.contains(i) ? 0 : BOND);
        }
    }

    /** "The fund gets max(0, its part - spent), the model's rolled purse the rest", with what the purse could not give any more. */
    private void checkEnd(SlowAudits.Setting setting, SlowAudits slow, long rolledBefore) {
        AuditPlan plan = state.get(StateKeys.auditPlan(MODEL, CYCLE));
        if (plan == null) {
            assertThat(setting.budget()).isZero();
            return;
        }
        assertThat(plan.closed()).isEqualTo(slow.open() == 0);
        AuditWork.run(state, block(plan.closes()));
        assertThat(plan().closed()).isEqualTo(slow.open() == 0);
        AuditWork.run(state, block(plan.closes() + 1));
        assertThat(plan().closed()).isTrue();
        long fund = Math.max(0, plan.fromFund() - slow.spent());
        assertThat(state.getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0)))
                .isEqualTo(new CommunityFunds(fund, 0, 0));
        List<Integer> first = IntStream.range(
                        0, SlowAudits.winners(setting.ranking().size()))
                .boxed()
                .toList();
        long before =
                slow.spread(first).values().stream().mapToLong(Long::longValue).sum();
        long after = slow.wins().values().stream().mapToLong(Long::longValue).sum();
        assertThat(rolled() - rolledBefore).isEqualTo(before - after + setting.budget() - slow.spent() - fund);
    }

    private AuditPlan plan() {
        return Objects.requireNonNull(state.get(StateKeys.auditPlan(MODEL, CYCLE)));
    }
}
