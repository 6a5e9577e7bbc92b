package org.cttdc.reviewer.ui;

import java.util.Locale;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.protocol.documents.Bound;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Level;
import org.cttdc.protocol.documents.Limit;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.UiKit;
import org.jspecify.annotations.Nullable;

/** Values, limits and titles as people read them, in the language of the moment. */
record Spoken(UiKit kit) {

    /** A value with its unit, or the name of its level. */
    String value(Characteristic c, Decimal value) {
        return switch (c.kind()) {
            case MEASURED, DERIVED -> withUnit(kit.money().decimal(value.value()), c);
            case BOOLEAN -> kit.texts().get(value.signum() == 0 ? "no" : "yes");
            case ORDINAL, CATEGORICAL ->
                c.levels().stream()
                        .filter(level -> Decimal.ofScaled(level.code(), 0).compareValue(value) == 0)
                        .map(Level::name)
                        .map(name -> name.in(kit.languages().get()))
                        .findFirst()
                        .orElse(value.text());
        };
    }

    /** What the model asks, or nothing. */
    String limit(QualityModel model, Characteristic c) {
        Limit limit = c.limit();
        if (limit == null) {
            return "";
        }
        String min = bound("≥\u00a0", limit.min(), model, c);
        String max = bound("≤\u00a0", limit.max(), model, c);
        return min.isEmpty() || max.isEmpty() ? min + max : min + ", " + max;
    }

    String name(Characteristic c) {
        return c.name().in(kit.languages().get());
    }

    String title(Offer offer) {
        return isChinese() ? offer.titleZh() : offer.titleEn();
    }

    String title(Order order) {
        return isChinese() ? order.titleZh() : order.titleEn();
    }

    private boolean isChinese() {
        return kit.languages().get().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private String bound(String sign, @Nullable Bound bound, QualityModel model, Characteristic c) {
        return switch (bound) {
            case null -> "";
            case Bound.Fixed fixed ->
                c.kind() == CharacteristicKind.BOOLEAN ? value(c, fixed.value()) : sign + value(c, fixed.value());
            case Bound.Reference reference ->
                sign + model.characteristic(reference.c()).map(this::name).orElse(reference.c());
        };
    }

    /** The unit behind a figure; nothing for a plain number. */
    static String withUnit(String figure, Characteristic c) {
        return c.unit().equals(Characteristic.NO_UNIT) ? figure : figure + "\u00a0" + c.unit();
    }
}
