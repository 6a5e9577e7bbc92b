package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A revealed test report. The document itself stands at {@link StateKeys#document}.
 *
 * @param id content id of the report
 * @param author address
 * @param nullifier the purchase it rests on
 * @param listing content id
 * @param model content id
 * @param cycle of the competition
 * @param height block of the reveal
 * @param scored whether the scoring queue has passed it
 * @param score ppm, 0 to 10^6
 * @param bond uCTT held behind it until nobody can dispute it any more
 * @param failedHeight block of the ruling or audit that refuted it, 0 where none did
 */
public record ReportState(
        Bytes id,
        Bytes author,
        Bytes nullifier,
        Bytes listing,
        Bytes model,
        long cycle,
        long height,
        boolean scored,
        long score,
        long bond,
        long failedHeight) {

    /** Whether a ruling or an audit refuted it. */
    public boolean failed() {
        return failedHeight > 0;
    }

    /** With the score it got; 0 where it was refuted. */
    public ReportState scored(long points) {
        return new ReportState(
                id, author, nullifier, listing, model, cycle, height, true, failed() ? 0 : points, bond, failedHeight);
    }

    /** Without its bond. */
    public ReportState released() {
        return new ReportState(id, author, nullifier, listing, model, cycle, height, scored, score, 0, failedHeight);
    }

    /** Refuted: its bond is lost and its score 0. */
    public ReportState failedAt(long block) {
        return new ReportState(id, author, nullifier, listing, model, cycle, height, scored, 0, 0, block);
    }
}
