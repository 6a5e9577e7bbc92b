package org.cttdc.protocol.tx;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;

/**
 * Messages about models and listings after they were published, about what was wrong with them, about word of mouth, and about
 * orders left out (protocol page, sections 2, 3 and 10).
 */
public sealed interface MarketMsg extends Msg {

    /**
     * Publishes a model that builds on another author's: {@code royaltyPpm} of what the new model's author earns goes to the parent's.
     * {@code document} is canonical JSON of {@code quality-model/1} in a series of its own.
     */
    @Tag(11)
    record ForkModel(Bytes document, Bytes parent, long royaltyPpm, long bond) implements MarketMsg {}

    /** Publishes the next version of an own model; the document names the one it supersedes. It acts from the next cycle on. */
    @Tag(12)
    record ReviseModel(Bytes document, long bond) implements MarketMsg {}

    /** Replaces an own listing by a new one of the same trade item, which may answer a newer model. */
    @Tag(13)
    record ReviseListing(Bytes listing, Bytes document, int experienceFeeBps, List<LotSeal> lots) implements MarketMsg {
        public ReviseListing {
            lots = List.copyOf(lots);
        }
    }

    /** Takes an own listing off the market, or with {@code suspended} false puts it back. */
    @Tag(14)
    record SuspendListing(Bytes listing, boolean suspended) implements MarketMsg {}

    /**
     * Reports a defect that the model let pass, as the owner of a proved purchase. {@code statement} says what is wrong, {@code
     * evidence} is the SHA-256 of what shows it.
     */
    @Tag(15)
    record ReportDefect(Bytes purchase, String statement, Bytes evidence, long bond) implements MarketMsg {}

    /** Gives up an own model: no new listing, and no sale after its sunset. */
    @Tag(16)
    record RetireModel(Bytes model) implements MarketMsg {}

    /** Takes back the bond of an own model past its sunset, or of an own defect report that nobody decided in time. */
    @Tag(17)
    record ReclaimBond(Bytes target) implements MarketMsg {}

    /** A platform says what part of its share it gives to recommenders, for orders of the next cycle and later. */
    @Tag(18)
    record DeclarePromotion(long promoterPpm) implements MarketMsg {}

    /**
     * Proves what the signer's word of mouth brought to one listing in one batch, and claims the part of the platform's share that it
     * earned.
     */
    @Tag(19)
    record ClaimPromotion(
            Bytes platform, long batchSeq, Bytes listing, long orders, long gross, long fee, MerkleSumProof path)
            implements MarketMsg {}

    /** Claims the signer's part of what the community pays for word of mouth in a cycle. */
    @Tag(56)
    record ClaimWordOfMouth(long cycle) implements MarketMsg {}

    /**
     * Says that a platform left out an order it signed a receipt of. {@code leaf}, {@code cycle}, {@code platformKey} and {@code
     * signature} are the receipt; {@code blinding} (32 bytes) opens the buyer's commitment.
     */
    @Tag(57)
    record ChallengeOmission(OrderLeaf leaf, long cycle, Bytes platformKey, Bytes signature, Bytes blinding)
            implements MarketMsg {}

    /** Shows a challenged order in an anchored batch. */
    @Tag(58)
    record AnswerOmission(long batchSeq, OrderLeaf leaf, MerkleSumProof path) implements MarketMsg {}

    /** Has a platform pay for a challenged order that it did not show in time. */
    @Tag(59)
    record ClaimOmission(Bytes nullifierCommit) implements MarketMsg {}
}
