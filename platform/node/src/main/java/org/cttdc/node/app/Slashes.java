package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SlashState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;

/**
 * What misbehaviour costs (docs/adr/0203): a twentieth for one alone, and three times the power of all others who are proven guilty in
 * the same unbonding time, as a part of the whole, on top. Whoever was slashed before pays the difference.
 */
final class Slashes {
    private static final long TIMES = 3;

    private final StateStore state;
    private final Ledger ledger;

    Slashes(StateStore state, Ledger ledger) {
        this.state = state;
        this.ledger = ledger;
    }

    /** Writes down an offender with what answers for it: its bond, and what of it unbonds. */
    void record(Bytes validator, ValidatorState before, long height) {
        long base = Math.addExact(before.bond(), Stakes.unbonding(state, operator(validator), validator));
        state.append(StateKeys.slashes(), new SlashState(validator, height, before.power(), base, 0));
    }

    /** Takes what all offenders of the window owe by now; {@code honest} is the power of those who are left. */
    void collect(long from, long honest, long slashPpm) {
        List<Long> window = new ArrayList<>();
        long guilty = 0;
        for (long i = state.count(StateKeys.slashes()) - 1; i >= 0; i--) {
            SlashState slash = state.item(StateKeys.slashes(), i);
            if (slash.height() < from) {
                break;
            }
            window.add(i);
            guilty = Math.addExact(guilty, slash.power());
        }
        for (long index : window) {
            SlashState slash = state.item(StateKeys.slashes(), index);
            long part = part(slash.power(), guilty, honest, slashPpm);
            long lost = slash.lost() + take(slash.validator(), Ppm.of(slash.base(), part) - slash.lost());
            state.put(
                    StateKeys.slashes().item(index),
                    new SlashState(slash.validator(), slash.height(), slash.power(), slash.base(), lost));
        }
    }

    /** min(10^6, slashPpm + ⌊3·10^6·others/all⌋). */
    static long part(long own, long guilty, long honest, long slashPpm) {
        long all = Math.addExact(guilty, honest);
        long others = all == 0 ? 0 : Ppm.mulDiv(TIMES * Ppm.ONE, guilty - own, all);
        return Math.min(Ppm.ONE, Math.addExact(slashPpm, others));
    }

    /** Takes from the bond first, then from what unbonds of it; what could be taken. */
    private long take(Bytes address, long amount) {
        ValidatorState validator = state.get(StateKeys.validator(address));
        if (amount <= 0 || validator == null) {
            return 0;
        }
        long fromBond = Math.min(amount, validator.bond());
        state.put(StateKeys.validator(address), validator.withBond(validator.bond() - fromBond));
        long taken = fromBond + Stakes.slash(state, operator(address), address, amount - fromBond);
        ledger.loseBonds(taken);
        return taken;
    }

    private Bytes operator(Bytes validator) {
        return state.getOr(StateKeys.operator(validator), new Ref(Bytes.EMPTY)).id();
    }
}
