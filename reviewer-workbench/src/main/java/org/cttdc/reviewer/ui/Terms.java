package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PromoterTerms;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * What part of its share of the experience fees a platform gives to recommenders (docs/adr/0233).
 *
 * @param name as accredited
 * @param cycle that runs
 * @param now ppm for orders of this cycle
 * @param next ppm for orders of the next cycle and later
 */
record Terms(String name, long cycle, long now, long next) {
    private static final int PERCENT_DECIMALS = 4;

    /** Empty where the chain knows no such platform. */
    static Optional<Verified<Terms>> of(StateView view, Bytes platform, long cycle) {
        return view.read(StateKeys.platform(platform))
                .value()
                .map(PlatformState::name)
                .map(name -> view.list(StateKeys.promoterTerms(platform))
                        .map(all -> new Terms(name, cycle, holding(all, cycle), holding(all, cycle + 1))));
    }

    /** The newest terms that hold for a cycle; where none were declared, the protocol's. */
    private static long holding(List<PromoterTerms> all, long cycle) {
        return all.reversed().stream()
                .filter(one -> one.fromCycle() <= cycle)
                .findFirst()
                .map(PromoterTerms::promoterPpm)
                .orElse(Recommenders.DEFAULT_PROMOTER_PPM);
    }

    /** Parts of a million as percent, exactly. */
    static BigDecimal percent(long ppm) {
        BigDecimal exact = BigDecimal.valueOf(ppm, PERCENT_DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Parts of a million of typed percent, if a platform may declare them. */
    static OptionalLong ppm(@Nullable BigDecimal percent) {
        if (percent == null || percent.signum() < 0 || percent.compareTo(percent(Recommenders.MAX_PROMOTER_PPM)) > 0) {
            return OptionalLong.empty();
        }
        BigDecimal ppm = percent.movePointRight(PERCENT_DECIMALS).stripTrailingZeros();
        return ppm.scale() <= 0 ? OptionalLong.of(ppm.longValueExact()) : OptionalLong.empty();
    }
}
