package org.cttdc.expert.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.Findings;
import org.cttdc.expert.draft.Place;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** The draft on screen: its characteristics on the left, the fields of the chosen one in the middle, the form it makes on the right. */
final class AuthorBoard extends VBox {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts;
    private final Desk desk;
    private final FindingWords words;
    private final Outline outline;
    private final DraftForm form;
    private final FormPreview preview;
    private final VBox problems = Boxes.column(Gap.NONE);
    private final ScrollPane problemScroll = Boxes.scroll(problems);
    private final ToggleButton model = new ToggleButton();
    private final ToggleButton characteristic = new ToggleButton();
    private Findings findings = new Findings(List.of());

    AuthorBoard(UiKit kit, Texts texts, Desk desk, FindingWords words, Node foot, Node more) {
        this.texts = texts;
        this.desk = desk;
        this.words = words;
        this.outline = new Outline(kit, texts, desk);
        this.form = new DraftForm(kit, texts, desk, words);
        this.preview = new FormPreview(kit, texts);
        problemScroll.setPrefHeight(130);
        problemScroll.setMinHeight(USE_PREF_SIZE);
        problemScroll.managedProperty().bind(problemScroll.visibleProperty());
        problemScroll.setId("author-problems");
        var left = Boxes.page(Boxes.grow(outline), problemScroll);
        var split = new SplitPane(left, editor(more), preview);
        split.setDividerPositions(0.35, 0.68);
        split.getStyleClass().add("master-detail");
        SplitPane.setResizableWithParent(preview, false);
        left.setMinWidth(0);
        getChildren().addAll(Boxes.grow(split), foot);
        outline.chosenProperty().subscribe((_, now) -> {
            if (now.intValue() >= 0) {
                characteristic.setSelected(true);
            }
            showForm(desk.stepping());
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void show(AuthorDraft draft) {
        outline.show(draft);
        showForm(desk.stepping());
        preview.show(draft.model());
    }

    void show(AuthorDraft draft, Findings found) {
        findings = found;
        form.show(found);
        problems.getChildren().clear();
        for (Findings.Finding finding : found.all()) {
            Button line = Words.button(Text.literal(words.line(draft, finding)), () -> jump(finding.place()));
            line.getStyleClass().addAll("flat", "problem-line");
            line.setMaxWidth(Double.MAX_VALUE);
            line.setMnemonicParsing(false);
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            problems.getChildren().add(line);
        }
        problemScroll.setVisible(!found.all().isEmpty());
    }

    /** Goes to the model's own fields. */
    void showModel() {
        outline.clearChoice();
        model.setSelected(true);
        showForm(true);
    }

    private void jump(Place place) {
        if (place.ofModel()) {
            showModel();
        } else {
            outline.choose(place.characteristic());
            characteristic.setSelected(true);
            showForm(true);
        }
        form.focus(place);
    }

    private void showForm(boolean evenFocused) {
        AuthorDraft draft = desk.draftProperty().get();
        if (draft == null) {
            return;
        }
        int index = outline.chosenProperty().get();
        boolean one = characteristic.isSelected()
                && index >= 0
                && index < draft.model().characteristics().size();
        characteristic.setDisable(draft.model().characteristics().isEmpty());
        form.show(draft, one ? index : Place.MODEL, evenFocused);
        form.show(findings);
    }

    private VBox editor(Node more) {
        var group = new ToggleGroup();
        tab(model, "author.tab.model", group);
        tab(characteristic, "author.tab.characteristic", group);
        model.setId("author-tab-model");
        characteristic.setId("author-tab-characteristic");
        model.setSelected(true);
        model.setOnAction(_ -> showModel());
        characteristic.setOnAction(_ -> {
            characteristic.setSelected(true);
            if (outline.chosenProperty().get() < 0) {
                outline.choose(0);
            }
            showForm(true);
        });
        var head = Boxes.row(Gap.TIGHT, model, characteristic, Boxes.spring(), more);
        head.getStyleClass().add("pad-8");
        var editor = Boxes.column(Gap.NONE, head, Boxes.grow(Boxes.scroll(form)));
        editor.setMinWidth(0);
        return editor;
    }

    private void tab(ToggleButton button, String key, ToggleGroup group) {
        button.textProperty().bind(texts.bind(key));
        button.setToggleGroup(group);
    }

    private void key(KeyEvent event) {
        if (UNDO.match(event)) {
            desk.undo();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            desk.redo();
        } else {
            return;
        }
        event.consume();
    }
}
