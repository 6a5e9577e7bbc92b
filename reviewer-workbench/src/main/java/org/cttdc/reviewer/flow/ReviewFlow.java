package org.cttdc.reviewer.flow;

import static org.cttdc.uikit.async.Waiting.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;

/**
 * What a reviewer does, without a screen: order, claim the purchase, commit and reveal a report. Calls block and are meant for
 * virtual threads. Every secret is derived from the reviewer's own key and the order's request id, so that nothing but the phrase
 * has to be kept.
 */
public final class ReviewFlow {
    private static final String SECRET_PURPOSE = "order-secret";
    private static final String BLINDING_PURPOSE = "order-blinding";
    private static final String SALT_PURPOSE = "report-salt";

    private final Wallet wallet;
    private final LightNode node;
    private final CommerceService commerce;
    private final CommerceSessions sessions;
    private final Credentials credentials;
    private final SealedReports sealed;
    private final Supplier<String> requestIds;

    /** {@code requestIds} supplies a new unguessable id an order. */
    public ReviewFlow(
            Wallet wallet,
            LightNode node,
            CommerceService commerce,
            CommerceSessions sessions,
            Credentials credentials,
            SealedReports sealed,
            Supplier<String> requestIds) {
        this.wallet = wallet;
        this.node = node;
        this.commerce = commerce;
        this.sessions = sessions;
        this.credentials = credentials;
        this.sealed = sealed;
        this.requestIds = requestIds;
    }

    /** Orders and pays units of an offer; the service learns neither of the two secrets behind the commitments. */
    public Order order(Bytes buyer, Offer offer, long quantity) {
        return order(buyer, offer, quantity, Bytes.EMPTY);
    }

    /** As {@link #order(Bytes, Offer, long)}, recommended by an account (20 bytes, or empty). */
    public Order order(Bytes buyer, Offer offer, long quantity, Bytes promoter) {
        String id = RequestIds.recommended(requestIds.get(), promoter);
        OrderRequest request = request(buyer, id, offer.listing(), quantity);
        CommerceService.Session session = sessions.of(buyer);
        Order placed = session.order(List.of(request)).getFirst();
        return session.pay(placed.id());
    }

    /** The nullifier under which the chain knows the purchase of an order once it is claimed. */
    public Bytes nullifier(Bytes buyer, String requestId) {
        return PurchaseProof.nullifier(commerce.platform().address(), orderSecret(buyer, requestId));
    }

    /** An order as its buyer made it: the same id always gives the same commitments. */
    private OrderRequest request(Bytes buyer, String requestId, Bytes listing, long quantity) {
        return request(commerce.platform().address(), buyer, requestId, listing, quantity);
    }

    private OrderRequest request(Bytes platform, Bytes buyer, String requestId, Bytes listing, long quantity) {
        return new OrderRequest(
                requestId,
                listing,
                quantity,
                PurchaseProof.nullifierCommit(PurchaseProof.nullifier(platform, orderSecret(buyer, requestId))),
                PurchaseProof.buyerCommit(buyer, blinding(buyer, requestId)),
                RequestIds.promoter(requestId));
    }

    /**
     * Checks that the platform's receipt is for this very order and that the order stands in a batch the chain holds.
     *
     * @throws ReviewException NOT_ANCHORED, BAD_RECEIPT or BAD_INCLUSION
     */
    public void checkPurchase(Bytes buyer, Order order) {
        OrderRequest request = request(buyer, order.requestId(), order.listing(), order.quantity());
        PurchaseCheck.require(node.head(), commerce.platform().address(), order, request);
    }

    /**
     * Proves an anchored order to the chain and so gains the right to one report. Receipt and inclusion are checked first.
     *
     * @throws ReviewException as {@link #checkPurchase}, or NO_CREDENTIAL
     */
    public OutboxEntry claim(Bytes buyer, Order order, String label) {
        checkPurchase(buyer, order);
        Receipt receipt = Objects.requireNonNull(order.receipt(), "a checked order has a receipt");
        Inclusion inclusion = Objects.requireNonNull(order.inclusion(), "a checked order has an inclusion");
        Msg.Credential credential = credentials
                .of(buyer)
                .orElseThrow(() -> new ReviewException(
                        ReviewException.Code.NO_CREDENTIAL, "no personhood credential for " + buyer.hex()));
        var message = new Msg.ClaimPurchase(
                inclusion.batchSeq(),
                receipt.leaf(),
                inclusion.path(),
                orderSecret(buyer, order.requestId()),
                blinding(buyer, order.requestId()),
                credential);
        return propose(buyer, message, label);
    }

    /** Binds the reviewer to a report. The report is on disk before the commitment is signed. */
    public OutboxEntry commit(Bytes author, Bytes nullifier, TestReport report, String label) {
        Bytes document = Bytes.of(DocumentWriter.canonical(report));
        sealed.keep(nullifier, document);
        Bytes commitment = PurchaseProof.reportCommitment(author, salt(author, nullifier), Sha256.of(document));
        return propose(author, new Msg.CommitReport(nullifier, commitment, reportBond()), label);
    }

    /** Opens the commitment on the chain with the kept report it binds and the code found in the parcel. */
    public OutboxEntry reveal(Bytes author, Bytes nullifier, Optional<Parcel> parcel, String label) {
        Bytes salt = salt(author, nullifier);
        Bytes commitment = node.head()
                .read(StateKeys.purchase(nullifier))
                .value()
                .map(PurchaseState::commitment)
                .orElse(Bytes.EMPTY);
        Bytes document = sealed.all(nullifier).stream()
                .filter(kept -> PurchaseProof.reportCommitment(author, salt, Sha256.of(kept))
                        .equals(commitment))
                .findFirst()
                .orElseThrow(() -> new ReviewException(
                        ReviewException.Code.NO_REPORT,
                        "no kept report is what was committed for purchase " + nullifier.hex()));
        Parcel opened = parcel.orElseThrow(() -> new ReviewException(
                ReviewException.Code.NO_PARCEL, "the parcel of purchase " + nullifier.hex() + " has not arrived"));
        var message = new Msg.RevealReport(nullifier, document, salt, opened.packCode(), opened.path());
        return propose(author, message, label);
    }

    /** Claims what a settled competition owes the account in one class. */
    public OutboxEntry claimReward(Bytes account, Bytes model, long cycle, Share share, String label) {
        return propose(account, new Msg.ClaimReward(model, cycle, share), label);
    }

    /**
     * Reports a defect of a claimed purchase.
     *
     * @param evidence SHA-256 of what shows it: of the revealed report, or of a file that the reporter keeps
     */
    public OutboxEntry reportDefect(
            Bytes account, PurchaseState purchase, String statement, Bytes evidence, String label) {
        long bond = params().market().defectBond();
        return propose(account, new MarketMsg.ReportDefect(purchase.nullifier(), statement, evidence, bond), label);
    }

    /**
     * Challenges an order that the platform promised to anchor and did not.
     *
     * @throws ReviewException NOT_ANCHORED where there is no receipt, BAD_RECEIPT where it is not for this order
     */
    public OutboxEntry challenge(Bytes buyer, Order order, String label) {
        Receipt receipt = order.receipt();
        if (receipt == null) {
            throw new ReviewException(ReviewException.Code.NOT_ANCHORED, "order " + order.id() + " has no receipt yet");
        }
        Bytes platform = receipt.leaf().platform();
        OrderRequest request = request(platform, buyer, order.requestId(), order.listing(), order.quantity());
        PurchaseCheck.requireReceipt(node.head(), platform, order, receipt, request);
        return propose(
                buyer,
                new MarketMsg.ChallengeOmission(
                        receipt.leaf(),
                        receipt.cycle(),
                        receipt.platformKey(),
                        receipt.signature(),
                        blinding(buyer, order.requestId())),
                label);
    }

    /** Asks for a signature and sends messages that take effect together or not at all. */
    public OutboxEntry send(Bytes account, List<Msg> messages, String label) {
        return await(wallet.propose(new SigningRequest(account, messages, label)));
    }

    private long reportBond() {
        return params().reportBond();
    }

    private ChainParams params() {
        return node.head()
                .read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
    }

    private OutboxEntry propose(Bytes account, Msg message, String label) {
        return send(account, List.of(message), label);
    }

    private Bytes orderSecret(Bytes buyer, String requestId) {
        return derive(buyer, SECRET_PURPOSE, requestContext(requestId)).slice(0, PurchaseProof.ORDER_SECRET_SIZE);
    }

    private Bytes blinding(Bytes buyer, String requestId) {
        return derive(buyer, BLINDING_PURPOSE, requestContext(requestId));
    }

    private Bytes salt(Bytes author, Bytes nullifier) {
        return derive(author, SALT_PURPOSE, nullifier);
    }

    private Bytes derive(Bytes account, String purpose, Bytes context) {
        return await(wallet.deriveSecret(account, purpose, context));
    }

    private static Bytes requestContext(String requestId) {
        return Bytes.of(requestId.getBytes(StandardCharsets.UTF_8));
    }
}
