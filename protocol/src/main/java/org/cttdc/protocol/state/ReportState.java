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
        long score) {}
