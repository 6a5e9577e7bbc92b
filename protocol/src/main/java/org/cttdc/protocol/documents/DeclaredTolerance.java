package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/**
 * How far a verifier's value may fall from the declared one. Makers may not use it: it never widens a {@link Limit}.
 *
 * @param lower non-negative distance below the declared value, no limit where missing
 * @param upper non-negative distance above the declared value, no limit where missing
 */
public record DeclaredTolerance(
        ToleranceMode mode,
        @Nullable Decimal lower,
        @Nullable Decimal upper,
        @Nullable StandardRef src) {}
