package org.cttdc.protocol.state;

/** How many revealed reports of a competition are by assigned reviewers. */
public record AssignedReports(long count) {
    /** Where there is none. */
    public static final AssignedReports NONE = new AssignedReports(0);
}
