package org.cttdc.expert.ui;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.CharacteristicField;
import org.cttdc.expert.draft.Edits;
import org.cttdc.expert.draft.Findings;
import org.cttdc.expert.draft.HeaderField;
import org.cttdc.expert.draft.Place;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** The fields of the model, or of one characteristic, bound to the desk. */
final class DraftForm extends VBox {
    private record Shown(FieldInput input, FormField field) {}

    private final Texts texts;
    private final Desk desk;
    private final FindingWords words;
    private final Map<Place, Shown> fields = new LinkedHashMap<>();
    private final FormulaCheck formula;
    private int index = Place.MODEL;
    private @Nullable CharacteristicKind kind;
    private @Nullable FieldInput kindInput;

    DraftForm(UiKit kit, Texts texts, Desk desk, FindingWords words) {
        this.texts = texts;
        this.desk = desk;
        this.words = words;
        this.formula = new FormulaCheck(kit, texts);
        getStyleClass().addAll("pad-16", "gap-16");
    }

    /** Shows the model's own fields or those of a characteristic. */
    void show(AuthorDraft draft, int characteristic, boolean evenFocused) {
        CharacteristicKind now = characteristic == Place.MODEL
                ? null
                : draft.model().characteristics().get(characteristic).kind();
        if (fields.isEmpty() || characteristic != index || now != kind) {
            index = characteristic;
            kind = now;
            rebuild(draft);
        }
        boolean force = evenFocused;
        fields.forEach((place, shown) -> shown.input().show(draft.text(place), force));
        if (now != null && kindInput != null) {
            kindInput.show(now.code(), true);
        }
        if (now == CharacteristicKind.DERIVED) {
            formula.check(draft.model(), characteristic);
        }
    }

    /** Puts what is wrong at the fields. */
    void show(Findings findings) {
        fields.forEach((place, shown) -> {
            Findings.Reason reason = findings.at(place);
            shown.field().problemProperty().set(reason == null ? null : words.of(reason));
        });
    }

    /** Puts the caret into a field. */
    void focus(Place place) {
        Shown shown = fields.get(place);
        if (shown != null) {
            shown.input().control().requestFocus();
        }
    }

    private void rebuild(AuthorDraft draft) {
        fields.clear();
        getChildren().clear();
        if (index == Place.MODEL) {
            getChildren().add(header());
            return;
        }
        Characteristic c = draft.model().characteristics().get(index);
        for (CharacteristicField.Group group : CharacteristicField.Group.values()) {
            FormGrid grid = new FormGrid();
            if (group == CharacteristicField.Group.NAME) {
                grid.add(texts.text("field.kind"), kindChoice());
            }
            boolean any = false;
            for (CharacteristicField field : CharacteristicField.values()) {
                if (field.group() == group && field.fits(c)) {
                    add(grid, field);
                    any = true;
                }
            }
            if (any) {
                VBox card = Boxes.column(Gap.NEAR, Words.section(texts.text("group." + group.name())), grid);
                if (group == CharacteristicField.Group.NAME && c.kind() == CharacteristicKind.DERIVED) {
                    card.getChildren().add(formula);
                }
                getChildren().add(card);
            }
        }
    }

    private Node header() {
        FormGrid grid = new FormGrid();
        for (HeaderField field : HeaderField.values()) {
            Place place = Place.of(field);
            FieldInput input = field == HeaderField.STANDARDS
                    ? FieldInput.lines(4, now -> desk.type(place, now))
                    : FieldInput.line(now -> desk.type(place, now));
            input.control().setId("author-" + field.key().replace('.', '-'));
            String key = "field." + field.key();
            fields.put(place, new Shown(input, grid.add(texts.text(key), input.control(), texts.text(key + ".hint"))));
        }
        return grid;
    }

    private Node kindChoice() {
        List<String> codes = Arrays.stream(CharacteristicKind.values())
                .map(CharacteristicKind::code)
                .toList();
        int at = index;
        FieldInput input = FieldInput.choice(texts, "kind.", codes, code -> {
            for (CharacteristicKind one : CharacteristicKind.values()) {
                if (one.code().equals(code) && one != kind) {
                    desk.apply(draft -> Edits.ofKind(draft, at, one));
                }
            }
        });
        input.control().setId("field-kind");
        kindInput = input;
        return input.control();
    }

    private void add(FormGrid grid, CharacteristicField field) {
        Place place = Place.of(index, field);
        FieldInput input;
        if (!field.choices().isEmpty()) {
            String prefix = field == CharacteristicField.LEVEL ? "level." : "choice." + field.key() + ".";
            input = FieldInput.choice(texts, prefix, field.choices(), now -> desk.type(place, now));
        } else if (field.lines()) {
            input = FieldInput.lines(3, now -> desk.type(place, now));
        } else if (field == CharacteristicField.UNIT) {
            input = FieldInput.line(now -> desk.type(place, now));
            Units.offer((TextField) input.control(), texts);
        } else {
            input = FieldInput.line(now -> desk.type(place, now));
        }
        input.control().setId("field-" + field.key().replace('.', '-'));
        String hint = "field." + field.key() + ".hint";
        FormField shown = grid.add(
                texts.text("field." + field.key()), input.control(), texts.has(hint) ? texts.text(hint) : Text.empty());
        fields.put(place, new Shown(input, shown));
    }
}
