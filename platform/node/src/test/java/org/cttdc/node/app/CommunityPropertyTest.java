package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.MemberState;
import org.cttdc.protocol.state.MembersPot;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Share;

/** Cycles of sales and members' fees: what comes to authors and their ancestors, the community's funds and the reserve, against the slow reference. */
class CommunityPropertyTest {
    private static final List<String> PEOPLE = List.of("ann", "ben", "cid");
    private static final List<String> MODELS = List.of("kettle", "fork", "fork of fork", "fork of that");
    private static final List<MemberRole> ROLES = List.of(MemberRole.values());
    private static final Bytes SHOP = Bench.address("shop");
    private static final long L = 120;

    private Bench bench = new Bench(ChainParams.sandbox());
    private SlowCommunity slow = new SlowCommunity();

    private static Bytes id(String model) {
        return TestKeys.hash(model);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void everyFenAndTokenGoesWhereThePageSays(@ForAll long seed) {
        Random random = new Random(seed);
        begin(random);
        for (long cycle = 1; cycle < 6; cycle++) {
            members(random, cycle);
            settle(random, cycle);
            redeem(random);
            compare();
            offer(cycle + random.nextInt(12));
        }
    }

    private void begin(Random random) {
        Map<String, Long> chosen = new TreeMap<>(Map.of(
                "governance.feeMode", (long) random.nextInt(3),
                "governance.reserve", (long) random.nextInt(2),
                "governance.tokenPrice", (long) Math.pow(10, random.nextInt(6)),
                "governance.cyclesPerYear", 1L + random.nextInt(8)));
        ChainParams params = ChainParams.sandbox();
        for (Map.Entry<String, Long> one : chosen.entrySet()) {
            params = ParamFields.with(params, one.getKey(), one.getValue());
        }
        bench = new Bench(params);
        slow = new SlowCommunity();
        slow.feeMode = params.governance().feeMode();
        slow.personYear = params.governance().personYear();
        slow.businessYear = params.governance().businessYear();
        slow.cyclesPerYear = params.governance().cyclesPerYear();
        slow.reserveOn = params.governance().reserve() == 1;
        slow.tokenPrice = params.governance().tokenPrice();
        slow.expertPpm = params.expertPpm();
        slow.winnerPpm = params.winnerPpm();
        for (String person : PEOPLE) {
            // Now and then nearly all that can be counted, so that little more can be minted.
            long most = random.nextInt(20) == 0 ? Long.MAX_VALUE / PEOPLE.size() : 2_000_000_000;
            long ctt = random.nextInt(3) == 0 ? 0 : random.nextLong(most);
            long credit = random.nextInt(3_000_000);
            bench.ledger(1).open(Bench.address(person), ctt, credit);
            slow.ctt.put(person, BigInteger.valueOf(ctt));
            slow.credit.put(person, BigInteger.valueOf(credit));
            slow.supply = slow.supply.add(BigInteger.valueOf(ctt));
        }
        publish(random);
    }

    private void publish(Random random) {
        String parent = null;
        for (String name : MODELS) {
            String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
            long royalty = parent == null ? 0 : random.nextInt(300_001);
            long orders = random.nextInt(200);
            long defects = random.nextInt(4);
            slow.models.put(name, new SlowCommunity.Model(author, parent, royalty, orders, defects));
            bench.state.put(
                    StateKeys.model(id(name)),
                    new ModelState(
                            id(name), Bench.address(author), "s", "1.0.0", Bytes.EMPTY, 0, 1, orders, defects, 0));
            if (parent != null) {
                bench.state.put(
                        StateKeys.lineage(id(name)),
                        new ModelLineage(id(parent), royalty, MODELS.indexOf(name), 0, Bytes.EMPTY, 0, 0, 0));
            }
            bench.state.put(StateKeys.document(id(name)), new Document(Fixtures.json(Fixtures.model())));
            // A parent need not be the newest.
            parent = random.nextInt(4) == 0 ? parent : name;
        }
    }

    private void members(Random random, long cycle) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
            MemberRole role = ROLES.get(random.nextInt(ROLES.size()));
            int years = random.nextInt(7);
            long height = cycle * L + 1 + random.nextInt((int) L);
            Optional<ErrorCode> expected = Optional.ofNullable(slow.pay(who, role, years, height));
            assertThat(bench.attempt(who, height, tx -> Members.pay(tx, new GovernanceMsg.PayMembership(role, years))))
                    .isEqualTo(expected);
        }
    }

    private void offer(long cycle) {
        long height = cycle * L + 5;
        for (String merchant : PEOPLE) {
            assertThat(bench.attempt(merchant, height, tx -> Members.requireMerchant(tx, tx.signer())))
                    .isEqualTo(Optional.ofNullable(slow.offer(merchant, height)));
        }
    }

    private void redeem(Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
            long tokens = random.nextInt(5) == 0
                    ? random.nextLong()
                    : random.nextLong(Math.max(1, slow.supply.longValueExact() / PEOPLE.size()));
            BigInteger credit = slow.reserve;
            BigInteger supply = slow.supply;
            Optional<ErrorCode> expected = Optional.ofNullable(slow.redeem(who, tokens));
            assertThat(bench.attempt(who, 1, tx -> Reserve.redeem(tx, new GovernanceMsg.RedeemToken(tokens))))
                    .isEqualTo(expected);
            assertThat(slow.reserve.multiply(supply)).as("I8").isGreaterThanOrEqualTo(credit.multiply(slow.supply));
        }
    }

    private void settle(Random random, long cycle) {
        List<CompetitionState> competitions = new ArrayList<>();
        for (String model : MODELS) {
            if (random.nextInt(4) > 0) {
                long gross = random.nextInt(5) == 0 ? 0 : random.nextInt(50_000_000);
                competitions.add(competition(model, cycle, gross, random.nextInt(5_000_000), random.nextInt(300_000)));
            }
        }
        long all = competitions.stream().mapToLong(CompetitionState::gross).sum();
        bench.state.put(StateKeys.cycle(cycle), new CycleTotals(all, 0, 0));
        long height = (cycle + 1) * L + 110;
        for (CompetitionState competition : competitions) {
            String model = MODELS.stream()
                    .filter(name -> id(name).equals(competition.model()))
                    .findFirst()
                    .orElseThrow();
            SettlementQueue queue = SettlementQueue.at(cycle, 0);
            SettlementWork.settle(
                    bench.state,
                    bench.ledger(height),
                    bench.block(height),
                    competition,
                    new CompetitionScores(bench.state, competition, queue),
                    queue);
            slow.settle(model, cycle, competition.gross(), all, competition.fees(), competition.community());
        }
    }

    private CompetitionState competition(String model, long cycle, long gross, long fees, long community) {
        var platforms = StateKeys.competitionPlatforms(id(model), cycle);
        bench.state.append(platforms, new Ref(SHOP));
        bench.state.put(StateKeys.platformTotals(id(model), cycle, SHOP), new CycleTotals(gross, fees, community));
        return new CompetitionState(
                id(model),
                cycle,
                Stage.SCORING,
                1,
                gross,
                fees,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                community,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private void compare() {
        StateStore state = bench.state;
        Totals totals = bench.ledger(1).totals();
        assertThat(totals.cttSupply()).isEqualTo(slow.supply.longValueExact());
        assertThat(totals.cttFees()).isEqualTo(slow.fees.longValueExact());
        assertThat(state.getOr(StateKeys.reserve(), ReserveState.NONE))
                .isEqualTo(new ReserveState(slow.reserve.longValueExact(), slow.treasuryTokens.longValueExact()));
        assertThat(state.getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0)))
                .isEqualTo(new CommunityFunds(
                        slow.audit.longValueExact(),
                        slow.recommenders.longValueExact(),
                        slow.treasury.longValueExact()));
        assertThat(state.getOr(StateKeys.membersPot(), MembersPot.NONE).held()).isEqualTo(slow.pot.longValueExact());
        for (String person : PEOPLE) {
            assertThat(bench.credit(person))
                    .isEqualTo(slow.credit.getOrDefault(person, BigInteger.ZERO).longValueExact());
            assertThat(bench.ctt(person))
                    .isEqualTo(slow.ctt.getOrDefault(person, BigInteger.ZERO).longValueExact());
            MemberState member = state.getOr(StateKeys.member(Bench.address(person)), MemberState.NONE);
            for (MemberRole role : ROLES) {
                assertThat(member.until(role)).isEqualTo(slow.until.getOrDefault(person + " " + role, 0L));
            }
        }
        MODELS.forEach(this::compareDues);
    }

    private void compareDues(String model) {
        assertThat(bench.state.known(StateKeys.model(id(model))).rolledPurse())
                .isEqualTo(SlowCommunity.held(slow.rolled, model).longValueExact());
        for (long cycle = 1; cycle < 6; cycle++) {
            for (Share share : Share.values()) {
                for (String who : List.of("ann", "ben", "cid", "shop")) {
                    Due due = bench.state.get(StateKeys.due(id(model), cycle, share, Bench.address(who)));
                    String key = SlowCommunity.key(model, cycle, share.name(), who);
                    assertThat(due == null ? 0 : due.amount())
                            .as(key)
                            .isEqualTo(SlowCommunity.held(slow.due, key).longValueExact());
                }
            }
        }
    }

    /** "The reviewers' part waits for the places of the ranking, ⌈left / places left⌉ each." */
    @Property(tries = 500)
    void reviewersShareNewTokensEqually(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long minted,
            @ForAll @IntRange(min = 1, max = 40) int places) {
        bench = new Bench(ChainParams.sandbox());
        TokenPayout payout = new TokenPayout(bench.state, bench.block(7), competition("kettle", 3, 1, 1, 1));
        payout.pay(minted, true);
        List<Long> expected = SlowCommunity.equalParts(minted * 20 / 100, places);
        for (int i = 0; i < places; i++) {
            Bytes author = TestKeys.hash("author " + i).slice(0, 20);
            payout.payReviewer(author, places - i);
            Due due = bench.state.get(StateKeys.tokenDue(id("kettle"), 3, Share.REVIEWER, author));
            assertThat(due == null ? 0 : due.amount()).isEqualTo(expected.get(i));
        }
        assertThat(bench.ledger(1).totals().cttFees()).isEqualTo(minted * 40 / 100);
        assertThat(bench.state.getOr(StateKeys.reserve(), ReserveState.NONE).treasury())
                .isEqualTo(minted - minted * 40 / 100 - minted * 20 / 100);
    }
}
