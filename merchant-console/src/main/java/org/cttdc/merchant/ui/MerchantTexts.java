package org.cttdc.merchant.ui;

import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** The console's words. */
public final class MerchantTexts {
    private MerchantTexts() {}

    /** Reads both languages. */
    public static Texts load(Languages languages) {
        return Texts.load(languages, file -> MerchantTexts.class.getResourceAsStream(file), "merchant");
    }
}
