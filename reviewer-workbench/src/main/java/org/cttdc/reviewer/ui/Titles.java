package org.cttdc.reviewer.ui;

import java.util.Locale;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.uikit.control.UiKit;

/** What a platform calls its products, in the language of the moment. */
record Titles(UiKit kit) {

    String of(Offer offer) {
        return isChinese() ? offer.titleZh() : offer.titleEn();
    }

    String of(Order order) {
        return isChinese() ? order.titleZh() : order.titleEn();
    }

    private boolean isChinese() {
        return kit.languages().get().getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
