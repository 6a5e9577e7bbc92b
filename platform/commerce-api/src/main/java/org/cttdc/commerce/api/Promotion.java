package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.tx.MarketMsg;

/**
 * What a member's word of mouth brought to one listing in one anchored batch. What it says is attested; {@link #subtotal} and path
 * prove it against the batch's promoter root on the chain.
 *
 * @param id the service's id
 * @param cycle of the batch
 * @param batchSeq the platform's batch sequence
 * @param promoter account that recommended
 * @param listing content id
 * @param orders number
 * @param gross fen of sales
 * @param fee fen of experience fees
 * @param path from the subtotal's leaf to the promoter root
 */
public record Promotion(
        long id,
        long cycle,
        long batchSeq,
        Bytes promoter,
        Bytes listing,
        long orders,
        long gross,
        long fee,
        MerkleSumProof path) {

    /** The leaf under the batch's promoter root. */
    public PromoterSubtotals.Subtotal subtotal() {
        return new PromoterSubtotals.Subtotal(promoter, listing, orders, gross, fee);
    }

    /** The message that claims it. */
    public MarketMsg.ClaimPromotion claim(Bytes platform) {
        return new MarketMsg.ClaimPromotion(platform, batchSeq, listing, orders, gross, fee, path);
    }
}
