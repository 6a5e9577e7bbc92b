package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SlashState;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakeState.Unbonding;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;

/** Validators that misbehave, one after the other and together, against what the page's section on evidence says. */
class SlashPropertyTest {
    private static final long L = 120;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final Bytes STRANGER = address("stranger");

    /** A validator as the page speaks of it. */
    private static final class Slow {
        private final Bytes address;
        private final String operator;
        private long power;
        private long bond;
        private boolean jailed;

        private Slow(Bytes address, String operator, long power, long bond) {
            this.address = address;
            this.operator = operator;
            this.power = power;
            this.bond = bond;
        }
    }

    /** What answers for a validator and is on its way back, or stake of the operator's own. */
    private record Item(String operator, long amount, Bytes validator) {}

    private record Slash(Slow validator, long height, long power, long base, long lost) {}

    private Bench bench = new Bench(ChainParams.sandbox());
    private final List<Slow> validators = new ArrayList<>();
    private List<Item> unbonding = new ArrayList<>();
    private List<Slash> slashes = new ArrayList<>();
    private long locked;
    private long fees;

    private static Bytes address(String name) {
        return TestKeys.hash(name).slice(0, 20);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void misbehaviourCostsWhatThePageSays(@ForAll long seed) {
        Random random = new Random(seed);
        long cycles = 1L + random.nextInt(3);
        long ppm = random.nextInt(4) == 0 ? random.nextInt(1_000_001) : 50_000;
        begin(random, cycles, ppm);
        long height = 1;
        for (int i = 0; i < 8; i++) {
            height += 1L + random.nextInt(150);
            List<Misbehavior> proofs = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                Bytes accused =
                        random.nextInt(10) == 0 ? STRANGER : validators.get(random.nextInt(validators.size())).address;
                proofs.add(new Misbehavior(accused, height - 1));
            }
            new Validators(bench.state).punish(proofs, bench.ledger(height), bench.block(height));
            punish(proofs, height, cycles * L, ppm);
            compare();
            if (random.nextInt(3) == 0) {
                claimSome(random);
            }
        }
    }

    private void begin(Random random, long cycles, long ppm) {
        ChainParams params = ParamFields.with(ChainParams.sandbox(), "election.unbondingCycles", cycles);
        bench = new Bench(ParamFields.with(params, "election.slashPpm", ppm));
        validators.clear();
        unbonding.clear();
        slashes.clear();
        fees = 0;
        locked = 0;
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            String operator = "operator" + random.nextInt(3);
            long power = random.nextInt(5) == 0 ? 0 : 1L + random.nextInt(100);
            validators.add(new Slow(address("validator" + i), operator, power, random.nextInt(1_000)));
        }
        validators.forEach(this::stand);
        for (int i = random.nextInt(8); i > 0; i--) {
            Slow validator = validators.get(random.nextInt(validators.size()));
            Bytes whose = random.nextInt(4) == 0 ? Bytes.EMPTY : validator.address;
            unbonding.add(new Item(validator.operator, 1L + random.nextInt(300), whose));
        }
        putUnbonding();
        locked = validators.stream().mapToLong(v -> v.bond).sum()
                + unbonding.stream().mapToLong(Item::amount).sum();
        bench.ledger(1).open(Bench.address("operator0"), locked, 0);
        assertThat(bench.attempt("operator0", 1, tx -> tx.ledger().lockBond(tx.signer(), locked, Bytes.EMPTY)))
                .isEmpty();
    }

    private void stand(Slow validator) {
        StateStore state = bench.state;
        Bytes operator = Bench.address(validator.operator);
        state.put(
                StateKeys.validator(validator.address),
                new ValidatorState(TestKeys.hash("key"), validator.power, validator.bond, 0));
        state.put(StateKeys.operator(validator.address), new Ref(operator));
        Candidates.add(state, validator.address, operator, 1);
        if (validator.power > 0) {
            state.append(StateKeys.activeValidators(), new Ref(validator.address));
        }
    }

    private void putUnbonding() {
        for (int i = 0; i < 3; i++) {
            String operator = "operator" + i;
            List<Unbonding> items = unbonding.stream()
                    .filter(item -> item.operator.equals(operator))
                    .map(item -> new Unbonding(item.amount, 900, item.validator))
                    .toList();
            bench.state.put(StateKeys.stake(Bench.address(operator)), new StakeState(0, 0, 0, items));
        }
    }

    /** Something matures and leaves, as the chain lets it after the time of unbonding. */
    private void claimSome(Random random) {
        if (!unbonding.isEmpty()) {
            Item claimed = unbonding.remove(random.nextInt(unbonding.size()));
            locked -= claimed.amount;
            assertThat(bench.attempt(
                            claimed.operator,
                            1,
                            tx -> tx.ledger().returnBond(tx.signer(), claimed.amount, Bytes.EMPTY)))
                    .isEmpty();
            putUnbonding();
        }
    }

    /**
     * "For each double vote and light client attack whose validator is known and not jailed: a slash of base = bond + what unbonds of it is
     * listed, the validator jailed, its power 0 (unless it is the last with power). Then every slash at most `unbondingCycles`·L blocks old
     * owes …"
     */
    private void punish(List<Misbehavior> proofs, long height, long window, long ppm) {
        boolean any = false;
        for (Misbehavior proof : proofs) {
            for (Slow accused : validators) {
                if (accused.address.equals(proof.validator()) && !accused.jailed) {
                    any = true;
                    long unbonds = unbonding.stream()
                            .filter(item -> item.validator.equals(accused.address))
                            .mapToLong(Item::amount)
                            .sum();
                    slashes.add(new Slash(accused, height, accused.power, accused.bond + unbonds, 0));
                    accused.jailed = true;
                    boolean last = validators.stream().noneMatch(other -> other != accused && other.power > 0);
                    accused.power = last ? accused.power : 0;
                }
            }
        }
        if (any) {
            collect(height, window, ppm);
        }
    }

    /** "… ⌊base·min(10^6, slashPpm + ⌊3·10^6·(P-p)/(P+A)⌋)/10^6⌋; what is missing is taken from the bond, then from what unbonds of it in order." */
    private void collect(long height, long window, long ppm) {
        BigInteger guilty = BigInteger.ZERO;
        for (Slash slash : slashes) {
            guilty = height - slash.height <= window ? guilty.add(BigInteger.valueOf(slash.power)) : guilty;
        }
        BigInteger all = guilty;
        for (Slow validator : validators) {
            all = validator.jailed ? all : all.add(BigInteger.valueOf(validator.power));
        }
        List<Slash> after = new ArrayList<>();
        for (Slash slash : slashes) {
            if (height - slash.height <= window) {
                BigInteger others = guilty.subtract(BigInteger.valueOf(slash.power));
                BigInteger more = all.signum() == 0
                        ? BigInteger.ZERO
                        : others.multiply(MILLION)
                                .multiply(BigInteger.valueOf(3))
                                .divide(all);
                BigInteger part = MILLION.min(BigInteger.valueOf(ppm).add(more));
                long owed = BigInteger.valueOf(slash.base)
                        .multiply(part)
                        .divide(MILLION)
                        .longValueExact();
                long taken = take(slash.validator, owed - slash.lost);
                after.add(new Slash(slash.validator, slash.height, slash.power, slash.base, slash.lost + taken));
            } else {
                after.add(slash);
            }
        }
        slashes = after;
    }

    private long take(Slow validator, long missing) {
        long open = Math.max(0, missing);
        long fromBond = Math.min(open, validator.bond);
        validator.bond -= fromBond;
        open -= fromBond;
        List<Item> left = new ArrayList<>();
        for (Item item : unbonding) {
            long taken = item.validator.equals(validator.address) ? Math.min(open, item.amount) : 0;
            open -= taken;
            if (taken < item.amount) {
                left.add(new Item(item.operator, item.amount - taken, item.validator));
            }
        }
        unbonding = left;
        long taken = Math.max(0, missing) - open;
        locked -= taken;
        fees += taken;
        return taken;
    }

    private void compare() {
        StateStore state = bench.state;
        for (Slow validator : validators) {
            ValidatorState now = state.known(StateKeys.validator(validator.address));
            assertThat(now.power()).isEqualTo(validator.power);
            assertThat(now.bond()).isEqualTo(validator.bond);
            assertThat(now.jailedAt() > 0).isEqualTo(validator.jailed);
            assertThat(Candidates.stands(state, validator.address)).isEqualTo(!validator.jailed);
        }
        for (int i = 0; i < 3; i++) {
            String operator = "operator" + i;
            assertThat(state.getOr(StateKeys.stake(Bench.address(operator)), StakeState.NONE)
                            .unbonding())
                    .extracting(Unbonding::amount, Unbonding::validator)
                    .containsExactlyElementsOf(unbonding.stream()
                            .filter(item -> item.operator.equals(operator))
                            .map(item -> tuple(item.amount, item.validator))
                            .toList());
        }
        assertThat(state.count(StateKeys.slashes())).isEqualTo(slashes.size());
        for (int i = 0; i < slashes.size(); i++) {
            Slash slash = slashes.get(i);
            assertThat(state.item(StateKeys.slashes(), i))
                    .isEqualTo(
                            new SlashState(slash.validator.address, slash.height, slash.power, slash.base, slash.lost));
        }
        assertThat(bench.ledger(1).totals().cttFees()).isEqualTo(fees);
        assertThat(bench.ledger(1).totals().cttBonds()).isEqualTo(locked);
    }
}
