package org.cttdc.uikit.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a reviewer typed about one characteristic, kept as typed.
 *
 * @param readings numbers, or codes of levels, 1 and 0 for yes and no; blank where nothing was entered
 * @param instrument what was measured with, or blank
 * @param step smallest step of the instrument's display in the characteristic's unit, or blank
 * @param deviations departures from the method, or blank
 */
public record ReportEntry(List<String> readings, String instrument, String step, String deviations) {
    /** Most readings of one characteristic. */
    public static final int MAX_READINGS = 99;

    public ReportEntry {
        readings = List.copyOf(readings);
    }

    /** Nothing typed yet, with room for some readings. */
    public static ReportEntry blank(int readings) {
        return new ReportEntry(Collections.nCopies(readings, ""), "", "", "");
    }

    /** Whether any reading was entered. */
    public boolean started() {
        return readings.stream().anyMatch(reading -> !reading.isBlank());
    }

    /** The same with one reading changed. */
    public ReportEntry withReading(int index, String typed) {
        List<String> changed = new ArrayList<>(readings);
        changed.set(index, typed);
        return new ReportEntry(changed, instrument, step, deviations);
    }

    /** The same with room for one more reading, as far as the protocol allows. */
    public ReportEntry withRoom() {
        if (readings.size() >= MAX_READINGS) {
            return this;
        }
        List<String> more = new ArrayList<>(readings);
        more.add("");
        return new ReportEntry(more, instrument, step, deviations);
    }

    public ReportEntry withInstrument(String typed) {
        return new ReportEntry(readings, typed, step, deviations);
    }

    public ReportEntry withStep(String typed) {
        return new ReportEntry(readings, instrument, typed, deviations);
    }

    public ReportEntry withDeviations(String typed) {
        return new ReportEntry(readings, instrument, step, typed);
    }
}
