package org.cttdc.merchant.flow;

import static org.cttdc.uikit.async.Waiting.await;

import java.util.List;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;

/**
 * What a merchant does with a listing, without a screen: seal lots, publish, put on sale. Calls block and are meant for virtual
 * threads.
 */
public final class ListingFlow {
    private final Wallet wallet;
    private final CommerceSessions sessions;
    private final LotSecrets secrets;

    public ListingFlow(Wallet wallet, CommerceSessions sessions) {
        this.wallet = wallet;
        this.sessions = sessions;
        this.secrets = new LotSecrets(wallet);
    }

    /** Seals a lot: the root over the codes inside its packages. */
    public Msg.LotSeal seal(Bytes merchant, String gtin, LotPlan plan) {
        List<Bytes> codes = PackCodes.codes(secrets.of(merchant, gtin, plan.lot()), plan.units());
        return new Msg.LotSeal(plan.lot(), MerkleTree.root(codes), plan.units());
    }

    /** Asks for a signature and hands the listing to the outbox; {@code seals} match the declaration's lots. */
    public OutboxEntry publish(
            Bytes merchant,
            ListingDeclaration declaration,
            int experienceFeeBps,
            List<Msg.LotSeal> seals,
            String label) {
        Bytes document = Bytes.of(DocumentWriter.canonical(declaration));
        Msg message = new Msg.PublishListing(document, experienceFeeBps, seals);
        return await(wallet.propose(new SigningRequest(merchant, List.of(message), label)));
    }

    /** As {@link #publish}, in place of an own listing of the same trade item. */
    public OutboxEntry revise(
            Bytes merchant,
            Bytes listing,
            ListingDeclaration declaration,
            int experienceFeeBps,
            List<Msg.LotSeal> seals,
            String label) {
        Bytes document = Bytes.of(DocumentWriter.canonical(declaration));
        Msg message = new MarketMsg.ReviseListing(listing, document, experienceFeeBps, seals);
        return await(wallet.propose(new SigningRequest(merchant, List.of(message), label)));
    }

    /** Takes an own listing off the market, or puts it back. */
    public OutboxEntry suspend(Bytes merchant, Bytes listing, boolean suspended, String label) {
        Msg message = new MarketMsg.SuspendListing(listing, suspended);
        return await(wallet.propose(new SigningRequest(merchant, List.of(message), label)));
    }

    /** Puts a lot of a published listing on sale at a price in fen. */
    public Offer offer(Bytes merchant, Bytes listing, ListingDeclaration declaration, String lot, long price) {
        var name = declaration.name().texts();
        String english = name.getOrDefault("en", "");
        var request = new OfferRequest(
                listing,
                english,
                name.getOrDefault("zh", english),
                price,
                lot,
                secrets.of(merchant, declaration.gtin(), lot));
        return sessions.of(merchant).offer(request);
    }
}
