package org.cttdc.protocol.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of a report.
 *
 * @param c id of the characteristic; never a derived one
 * @param replicates corrected readings in the characteristic's unit, or codes
 * @param value their mean (measured), lower median (ordinal) or one of them (categorical, boolean)
 * @param u combined standard uncertainty; set exactly for measured characteristics
 * @param dof degrees of freedom of {@code u}; infinite where missing
 * @param instrument id of an instrument of the report, if one was used
 * @param deviations departures from the method, in the reporter's words, if any
 * @param evidence digests of files listed in the report
 */
public record Result(
        String c,
        List<Decimal> replicates,
        Decimal value,
        @Nullable Decimal u,
        @Nullable Decimal dof,
        List<BudgetItem> budget,
        @Nullable String instrument,
        @Nullable String deviations,
        List<ContentId> evidence) {
    public Result {
        replicates = List.copyOf(replicates);
        budget = List.copyOf(budget);
        evidence = List.copyOf(evidence);
    }
}
