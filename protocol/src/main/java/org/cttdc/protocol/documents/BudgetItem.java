package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/** One component of an uncertainty budget, as a standard uncertainty in the characteristic's unit. */
public record BudgetItem(
        String source,
        UncertaintyType type,
        Decimal u,
        @Nullable Decimal dof) {}
