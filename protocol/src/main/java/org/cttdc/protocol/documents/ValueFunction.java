package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/**
 * Merit of a value for the index.
 *
 * @param worst merit 0; missing exactly with shape {@link ValueShape#MATCH}
 * @param best merit 1; missing exactly with shape {@link ValueShape#MATCH}
 */
public record ValueFunction(
        ValueShape shape, @Nullable Decimal worst, @Nullable Decimal best, ValueReference relativeTo) {}
