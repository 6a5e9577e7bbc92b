package org.cttdc.reviewer.ui;

import org.cttdc.protocol.Bytes;

/** The file of a report that is still being written. */
public final class SheetBytes {
    /** What it looks like. */
    public static final String SAMPLE =
            "{\"condition\":\"new\",\"entries\":{\"volume\":{\"deviations\":\"\",\"instrument\":\"\","
                    + "\"readings\":[\"1.70\"],\"step\":\"\"}},\"evidence\":[],\"humidity\":\"\",\"temperature\":\"\","
                    + "\"tested\":\"2026-03-20\",\"type\":\"report-draft/1\",\"who\":\"home\"}";

    private SheetBytes() {}

    /** Whether it is read; then it is written as it was. */
    public static boolean isRead(byte[] file) {
        return SheetJson.read(Bytes.of(file))
                .map(sheet ->
                        SheetJson.read(SheetJson.write(sheet)).orElseThrow().equals(sheet))
                .orElse(false);
    }
}
