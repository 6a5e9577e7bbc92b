package org.cttdc.reviewer;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.reviewer.flow.CourtFlow;
import org.cttdc.reviewer.flow.Credentials;
import org.cttdc.reviewer.flow.DraftStore;
import org.cttdc.reviewer.flow.FileSealedReports;
import org.cttdc.reviewer.flow.KeptOrders;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.wallet.api.Wallet;

/**
 * Everything the reviewer workbench works with; handed over by the composition root.
 *
 * @param home folder of this person's drafts and sealed reports
 * @param requestIds a new unguessable id for each order
 */
public record ReviewerServices(
        UiKit kit,
        Wallet wallet,
        LightNode node,
        CommerceService commerce,
        CommerceSessions sessions,
        Credentials credentials,
        Path home,
        Supplier<String> requestIds) {

    /** The deeds of a reviewer over these services. */
    public ReviewFlow flow() {
        var sealed = new FileSealedReports(home.resolve("sealed"));
        return new ReviewFlow(wallet, node, commerce, sessions, credentials, sealed, requestIds);
    }

    /** Orders with their receipts, kept beside what the platform tells. */
    public KeptOrders orders() {
        return new KeptOrders(home.resolve("receipts"));
    }

    /** The deeds of challengers, jurors and laboratories over these services. */
    public CourtFlow court() {
        return new CourtFlow(wallet, node, credentials);
    }

    /** Where drafts are kept. */
    public DraftStore drafts() {
        return new DraftStore(home.resolve("drafts"));
    }
}
