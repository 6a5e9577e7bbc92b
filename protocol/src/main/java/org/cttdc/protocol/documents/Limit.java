package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/** What conforms: at least {@code min}, at most {@code max}; one of them at least is set. */
public record Limit(
        @Nullable Bound min, @Nullable Bound max, @Nullable StandardRef src) {}
