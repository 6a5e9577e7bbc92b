package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;

/**
 * A defect that a model is said to have let pass. Its id is the nullifier of the purchase, so that one purchase reports one defect.
 *
 * @param purchase nullifier
 * @param model content id
 * @param listing content id
 * @param reporter address
 * @param statement what is wrong, for a person
 * @param evidence SHA-256 of what shows it
 * @param bond uCTT, 0 once it is returned or lost
 * @param stage how far it is
 * @param disputed whether somebody opened a dispute about it, so that it cannot lapse
 * @param height block of the report
 * @param decidedHeight block of the decision, 0 before
 */
public record DefectState(
        Bytes purchase,
        Bytes model,
        Bytes listing,
        Bytes reporter,
        String statement,
        Bytes evidence,
        long bond,
        DefectStage stage,
        boolean disputed,
        long height,
        long decidedHeight) {

    /** How far a defect is. */
    public enum DefectStage implements WireEnum {
        OPEN(0),
        /** It counts against the model and the listing. */
        UPHELD(1),
        REJECTED(2),
        /** Nobody decided it in time; its bond went back. */
        LAPSED(3);

        private final int number;

        DefectStage(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }
}
