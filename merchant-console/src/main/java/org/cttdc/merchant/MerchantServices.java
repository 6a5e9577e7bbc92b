package org.cttdc.merchant;

import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.merchant.flow.ListingFlow;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.wallet.api.Wallet;

/** Everything the merchant console works with; handed over by the composition root. */
public record MerchantServices(
        UiKit kit, Wallet wallet, LightNode node, CommerceService commerce, CommerceSessions sessions) {

    /** The deeds of a merchant over these services. */
    public ListingFlow flow() {
        return new ListingFlow(wallet, sessions);
    }
}
