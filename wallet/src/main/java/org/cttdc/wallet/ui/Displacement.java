package org.cttdc.wallet.ui;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.BallotKeys;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Power;

/**
 * Whose place a newcomer takes in a full list of ballots (docs/adr/0200): finding one is the sender's work, and the chain compares two
 * weights.
 */
final class Displacement {
    private Displacement() {}

    /** One account's ballot and what it weighs. */
    private record Weighed(Bytes account, BigInteger weight) {}

    /** The account whose ballot weighs least, where that is less than the newcomer's; reads the whole list and blocks. */
    static Optional<Bytes> lightest(StateView head, Power power, Bytes newcomer) {
        List<Bytes> accounts = head.list(BallotKeys.ballots(power)).value().stream()
                .map(Ref::id)
                .toList();
        Function<Bytes, BigInteger> weight = weights(head, power, accounts, newcomer);
        BigInteger own = weight.apply(newcomer);
        return accounts.stream()
                .map(account -> new Weighed(account, weight.apply(account)))
                .filter(one -> one.weight().compareTo(own) < 0)
                .min(Comparator.comparing(Weighed::weight).thenComparing(Weighed::account))
                .map(Weighed::account);
    }

    /** What ballots weigh, as the chain counts it. */
    private static Function<Bytes, BigInteger> weights(
            StateView head, Power power, List<Bytes> accounts, Bytes newcomer) {
        return switch (power) {
            case STAKE -> {
                Map<StateKey<StakeState>, StakeState> stakes = all(head, accounts, newcomer, StateKeys::stake);
                yield account -> BigInteger.valueOf(stakes.getOrDefault(StateKeys.stake(account), StakeState.NONE)
                        .bonded());
            }
            case EXPERIENCE -> {
                BigInteger total = head.read(StateKeys.experienceTotals())
                        .value()
                        .orElse(ExperienceTotals.START)
                        .power();
                Map<StateKey<ExperienceState>, ExperienceState> powers =
                        all(head, accounts, newcomer, StateKeys::experience);
                yield account -> ExperiencePower.capped(
                        powers.getOrDefault(StateKeys.experience(account), ExperienceState.NONE)
                                .power(),
                        total);
            }
            case GUARDIAN -> _ -> BigInteger.ONE;
        };
    }

    private static <T extends Record> Map<StateKey<T>, T> all(
            StateView head, List<Bytes> accounts, Bytes newcomer, Function<Bytes, StateKey<T>> key) {
        List<StateKey<T>> keys = new ArrayList<>(accounts.stream().map(key).toList());
        keys.add(key.apply(newcomer));
        return head.readAll(keys).value();
    }
}
