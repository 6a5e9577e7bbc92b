package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/** An instrument used; {@code resolution} is the step of its display, if known. */
public record Instrument(
        String id,
        String kind,
        @Nullable Measure resolution,
        @Nullable Calibration calibration) {}
