package org.cttdc.app.settings;

import java.io.IOException;

/** The file of a person's settings. */
public final class SettingsBytes {
    /** What it looks like. */
    public static final String SAMPLE =
            "{\"version\":1,\"language\":\"zh\",\"theme\":\"DARK\",\"zoomPercent\":100,\"width\":1366,"
                    + "\"height\":768,\"role\":\"REVIEWER\"}";

    private SettingsBytes() {}

    /** Whether it is read; otherwise it is put aside. */
    public static boolean isRead(byte[] file) {
        try {
            return SettingsFile.parse(file).zoomPercent() > 0;
        } catch (IOException | IllegalArgumentException refused) {
            return false;
        }
    }
}
