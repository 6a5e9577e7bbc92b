package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;

/**
 * A report that a drawn laboratory audits.
 *
 * @param report content id
 * @param lab who was drawn
 * @param rank of the report
 * @param random whether it was drawn at random instead of from the top
 * @param finding how it ended
 * @param document content id of the laboratory's report, or empty
 * @param drawnHeight block of the draw
 * @param height block of the finding, 0 before
 */
public record AuditTask(
        Bytes report,
        Bytes lab,
        long rank,
        boolean random,
        Finding finding,
        Bytes document,
        long drawnHeight,
        long height) {

    /** How an audit ended. */
    public enum Finding implements WireEnum {
        OPEN(0),
        PASSED(1),
        FAILED(2);

        private final int number;

        Finding(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** With its finding. */
    public AuditTask found(Finding what, Bytes by, long block) {
        return new AuditTask(report, lab, rank, random, what, by, drawnHeight, block);
    }
}
