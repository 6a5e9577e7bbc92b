package org.cttdc.expert.ui;

import java.util.Comparator;
import java.util.Locale;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.Method;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Texts;

/** Makes the dense table of a published model's characteristics. */
final class CharacteristicTable {
    private CharacteristicTable() {}

    static DataTable<Characteristic> make(UiKit kit, Texts texts) {
        var table = new DataTable<Characteristic>(kit, texts.text("table.characteristics"));
        table.text(
                texts.text("table.name"), 190, c -> c.name().in(kit.languages().get()));
        table.text(
                texts.text("table.kind"), 80, c -> texts.get("kind." + c.kind().code()));
        table.text(texts.text("table.unit"), 60, Spoken::unit);
        table.text(texts.text("table.limit"), 90, Spoken::limit);
        table.figures(
                texts.text("table.weight"),
                60,
                c -> Spoken.ppm(c.weight()),
                Comparator.comparingInt(Characteristic::weight));
        table.text(texts.text("table.level"), 70, c -> level(texts, c));
        return table;
    }

    /** Who can test it; computed ones need nobody. */
    static String level(Texts texts, Characteristic c) {
        Method method = c.method();
        return method == null ? "" : texts.get("level." + method.level().name().toLowerCase(Locale.ROOT));
    }
}
