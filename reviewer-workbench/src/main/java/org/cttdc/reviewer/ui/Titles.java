package org.cttdc.reviewer.ui;

import java.util.Locale;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;

/** What a platform calls its products, in the language of the moment. */
record Titles(UiKit kit) {

    String of(Offer offer) {
        return isChinese() ? offer.titleZh() : offer.titleEn();
    }

    String of(Order order) {
        return isChinese() ? order.titleZh() : order.titleEn();
    }

    /** The name of what was recommended; its id where the chain has no such listing. */
    String of(Promoted.Row row) {
        var listing = row.listing();
        return listing == null
                ? HashLabel.shorten(row.told().listing().hex())
                : listing.document().name().in(kit.languages().get());
    }

    private boolean isChinese() {
        return kit.languages().get().getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
