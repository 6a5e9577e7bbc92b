package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;

/**
 * An order that its buyer holds a signed receipt of and does not find in the platform's batches. Its id is the nullifier commitment of
 * the order, so that one order is challenged once.
 *
 * @param platform address
 * @param buyer address
 * @param leafHash of the receipt, 32 bytes
 * @param cycle the receipt promises
 * @param fee experience fee of the order, fen
 * @param bond uCTT of the buyer, 0 once it is returned or lost
 * @param stage how far it is
 * @param answerUntil last height at which the platform may answer
 * @param batchSeq the batch that holds the order, where the platform answered
 */
public record OmissionState(
        Bytes platform,
        Bytes buyer,
        Bytes leafHash,
        long cycle,
        long fee,
        long bond,
        OmissionStage stage,
        long answerUntil,
        long batchSeq) {

    /** How far a challenge is. */
    public enum OmissionStage implements WireEnum {
        OPEN(0),
        /** The platform proved the order in a batch. */
        ANSWERED(1),
        /** It did not, and paid. */
        SLASHED(2);

        private final int number;

        OmissionStage(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }
}
