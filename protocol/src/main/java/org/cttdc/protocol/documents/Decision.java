package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/**
 * How conformity is decided.
 *
 * @param k guard band in standard uncertainties; set exactly with rule {@link DecisionRule#GUARDED}
 */
public record Decision(
        DecisionTarget target, DecisionRule rule, @Nullable Decimal k) {}
