package org.cttdc.reviewer.flow;

import java.util.EnumSet;
import java.util.Set;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.commerce.api.ReceiptVerifier;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.StateKeys;

/**
 * What a buyer checks before a purchase is claimed: the receipt is the platform's word on this very order, and the order stands in a
 * batch whose root is verified on the chain.
 */
final class PurchaseCheck {
    private PurchaseCheck() {}

    /**
     * @param request the order as the buyer made it, commitments included
     * @throws ReviewException BAD_RECEIPT or BAD_INCLUSION, saying what is wrong
     */
    static void require(StateView view, Bytes platform, Order order, OrderRequest request) {
        Receipt receipt = order.receipt();
        Inclusion inclusion = order.inclusion();
        if (receipt == null || inclusion == null) {
            throw new ReviewException(
                    ReviewException.Code.NOT_ANCHORED,
                    "order " + order.id() + " is " + order.stage() + ", not anchored");
        }
        requireReceipt(view, platform, order, receipt, request);
        BatchState batch = view.read(StateKeys.batch(platform, inclusion.batchSeq()))
                .value()
                .orElseThrow(() -> new ReviewException(
                        ReviewException.Code.BAD_INCLUSION,
                        "the chain has no batch " + inclusion.batchSeq() + " of " + platform));
        try {
            InclusionVerifier.verify(receipt.leaf(), inclusion, batch);
        } catch (ProofException e) {
            throw new ReviewException(ReviewException.Code.BAD_INCLUSION, String.valueOf(e.getMessage()), e);
        }
    }

    /** Refuses a receipt that is not the platform's word on this very order. */
    static void requireReceipt(StateView view, Bytes platform, Order order, Receipt receipt, OrderRequest request) {
        ListingState listing = view.read(StateKeys.listing(order.listing()))
                .value()
                .orElseThrow(() -> new ReviewException(
                        ReviewException.Code.BAD_RECEIPT, "listing " + order.listing() + " is not on the chain"));
        Set<ReceiptVerifier.Fault> faults = EnumSet.noneOf(ReceiptVerifier.Fault.class);
        faults.addAll(ReceiptVerifier.faults(receipt, platform, request, order.gross(), listing.experienceFeeBps()));
        if (!faults.isEmpty()) {
            throw new ReviewException(
                    ReviewException.Code.BAD_RECEIPT, "the receipt of order " + order.id() + " is wrong in " + faults);
        }
    }
}
