package org.cttdc.protocol.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared value.
 *
 * @param c id of the characteristic; never a derived one
 * @param value in the characteristic's unit; a level's code, or 0 or 1, for characteristics that are not numbers
 * @param expandedU expanded uncertainty ({@code U} in documents), if stated
 * @param k coverage factor of {@code expandedU}; set exactly when that is
 * @param evidence digests of files listed in the declaration
 */
public record DeclaredValue(
        String c,
        Decimal value,
        @Nullable Decimal expandedU,
        @Nullable Decimal k,
        DeclarationBasis basis,
        List<ContentId> evidence) {
    public DeclaredValue {
        evidence = List.copyOf(evidence);
    }
}
