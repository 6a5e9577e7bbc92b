package org.cttdc.merchant.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** What a listing declares of its model's characteristics: a field each, of the characteristic's kind. */
final class DeclaredValues {
    private final UiKit kit;
    private final Texts texts;
    private final Runnable changed;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>();

    DeclaredValues(UiKit kit, Texts texts, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        this.changed = changed;
    }

    /** By characteristic, as entered. */
    Map<String, String> entered() {
        return values;
    }

    /** Begins with nothing. */
    void clear() {
        values.clear();
    }

    /** Begins with what a listing declares. */
    void begin(ListingDeclaration declaration) {
        declaration
                .values()
                .forEach(value -> values.put(value.c(), value.value().text()));
    }

    /** Shows what is wrong with each characteristic, by its id. */
    void show(Function<String, @Nullable Text> problems) {
        fields.forEach((c, shown) -> shown.problemProperty().set(problems.apply(c)));
    }

    /** The fields of a model's characteristics, with what was entered for those that it shares with the one before. */
    Node card(QualityModel document) {
        fields.clear();
        var grid = new FormGrid();
        for (Characteristic c : DeclareDraft.declarable(document)) {
            fields.put(c.id(), grid.add(DocumentTexts.of(kit.languages(), c.name()), input(c), hint(document, c)));
        }
        return Boxes.card(
                Words.section(texts.text("declare.values")),
                Words.quietParagraph(texts.text("declare.values.why")),
                grid);
    }

    private Node input(Characteristic c) {
        return switch (c.kind()) {
            case MEASURED, DERIVED -> quantity(c);
            case BOOLEAN -> choice(c, answers());
            case ORDINAL, CATEGORICAL -> {
                Map<String, Text> levels = new LinkedHashMap<>();
                c.levels()
                        .forEach(level -> levels.put(
                                Integer.toString(level.code()), DocumentTexts.of(kit.languages(), level.name())));
                yield choice(c, levels);
            }
        };
    }

    private Map<String, Text> answers() {
        var spoken = new Spoken(kit);
        Map<String, Text> answers = new LinkedHashMap<>();
        answers.put("1", spoken.answer(true));
        answers.put("0", spoken.answer(false));
        return answers;
    }

    private Node quantity(Characteristic c) {
        var field = new QuantityField(Text.literal(Spoken.unit(c)));
        field.input().setId("value-" + c.id());
        field.textProperty().set(values.getOrDefault(c.id(), ""));
        field.textProperty().subscribe((_, now) -> enter(c, now));
        return field;
    }

    private Node choice(Characteristic c, Map<String, Text> options) {
        var box = new ComboBox<String>();
        box.setId("value-" + c.id());
        box.getItems().setAll(options.keySet());
        NameCell.in(
                box,
                kit.languages(),
                code -> options.getOrDefault(code, Text.empty()).get());
        box.setValue(values.get(c.id()));
        box.valueProperty().subscribe((_, now) -> enter(c, now == null ? "" : now));
        return box;
    }

    private void enter(Characteristic c, String now) {
        values.put(c.id(), now);
        changed.run();
    }

    private Text hint(QualityModel document, Characteristic c) {
        if (c.limit() != null) {
            return texts.text("declare.hint.limit", new Spoken(kit).limitText(document, c));
        }
        return c.mustBeDeclared() || c.kind() == CharacteristicKind.DERIVED
                ? Text.empty()
                : texts.text("declare.hint.optional");
    }
}
