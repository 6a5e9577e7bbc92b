package org.cttdc.protocol.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a characteristic is tested.
 *
 * @param reference the standard's clause followed, if any; {@code std} and {@code clause} in documents
 * @param minReplicates repeated readings a report must hold at least, 1..99
 * @param maxRelU largest allowed u/|value|, if limited
 */
public record Method(
        @Nullable StandardRef reference,
        MethodLevel level,
        int minReplicates,
        @Nullable Decimal maxRelU,
        List<LocalizedText> conditions,
        List<LocalizedText> steps) {
    public Method {
        conditions = List.copyOf(conditions);
        steps = List.copyOf(steps);
    }
}
