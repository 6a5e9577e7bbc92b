package org.cttdc.uikit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.Range;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.ProblemTexts;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.document.TypedDecimal;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.report.ReportFindings.Finding;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One characteristic of a report form: what to do, where to enter it, and what follows. */
final class CharacteristicCard extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final UiKit kit;
    private final ProblemTexts problems;
    private final Characteristic c;
    private final Text name;
    private final boolean editable;
    private final Consumer<ReportEntry> changed;
    private final FlowPane readings = new FlowPane();
    private final List<Control> inputs = new ArrayList<>();
    private final TextField step = new TextField();
    private final Label outcome = new Label();
    private final VBox wrong = Boxes.column(Gap.TIGHT);
    private ReportEntry entry;

    CharacteristicCard(
            UiKit kit, Characteristic c, ReportEntry first, boolean editable, Consumer<ReportEntry> changed) {
        this.kit = kit;
        this.problems = new ProblemTexts(kit.languages());
        this.c = c;
        this.name = DocumentTexts.of(kit.languages(), c.name());
        this.editable = editable;
        this.changed = changed;
        this.entry = first;
        getStyleClass().addAll("card", "gap-8");
        setId("report-card-" + c.id());
        var heading = Words.section(name);
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        getChildren().add(heading);
        Method method = c.method();
        if (method != null) {
            getChildren().add(instructions(method));
        }
        readings.getStyleClass().add("reading-fields");
        rebuildReadings();
        outcome.getStyleClass().add("quiet");
        outcome.setWrapText(true);
        outcome.setMinHeight(USE_PREF_SIZE);
        collapse(outcome);
        collapse(wrong);
        getChildren().add(readings);
        Range plausible = c.plausible();
        if (plausible != null) {
            Text range = kit.texts()
                    .text(
                            "report.plausible",
                            kit.money().decimal(plausible.lo().value()),
                            kit.money().decimal(plausible.hi().value()),
                            Spoken.unit(c));
            getChildren().add(Words.caption(range));
        }
        getChildren().addAll(outcome, wrong, remarks());
        show(null, List.of());
    }

    void show(@Nullable ReportStatistics statistics, List<Finding> findings) {
        Text now = statistics == null ? Text.empty() : outcome(statistics);
        outcome.textProperty().bind(now.observe());
        outcome.setVisible(!now.get().isEmpty());
        wrong.getChildren().setAll(findings.stream().map(this::line).toList());
        wrong.setVisible(!findings.isEmpty());
        inputs.forEach(CharacteristicCard::mark);
        mark(step);
    }

    private static void mark(Control input) {
        boolean bad = input instanceof TextField field
                && !field.getText().isBlank()
                && TypedDecimal.parse(field.getText()).isEmpty();
        input.pseudoClassStateChanged(DANGER, bad);
    }

    private Text outcome(ReportStatistics statistics) {
        if (!ReportStatistics.isMeasured(c)) {
            return Text.empty();
        }
        String value = kit.money().decimal(statistics.value().value());
        String u =
                statistics.u() == null ? "" : kit.money().decimal(statistics.u().value());
        return kit.texts().text("report.outcome", value, u, Spoken.unit(c));
    }

    private Node line(Finding finding) {
        Text words = switch (finding) {
            case Finding.NotANumber number -> kit.texts().text("report.not-a-number", number.typed());
            case Finding.OfDocument document -> problems.of(document.problem());
        };
        Label label = Words.caption(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("field-below");
        label.pseudoClassStateChanged(DANGER, !finding.open());
        return label;
    }

    private Node instructions(Method method) {
        VBox box = Boxes.column(Gap.TIGHT);
        for (LocalizedText condition : method.conditions()) {
            box.getChildren().add(Words.quietParagraph(DocumentTexts.of(kit.languages(), condition)));
        }
        int number = 1;
        for (LocalizedText step : method.steps()) {
            Label count = Words.quiet(Text.literal(number++ + "."));
            count.setMinWidth(USE_PREF_SIZE);
            var row = Boxes.row(Gap.NEAR, count, Boxes.grow(Words.paragraph(DocumentTexts.of(kit.languages(), step))));
            row.setAlignment(Pos.TOP_LEFT);
            box.getChildren().add(row);
        }
        return box;
    }

    private void rebuildReadings() {
        inputs.clear();
        readings.getChildren().clear();
        for (int i = 0; i < entry.readings().size(); i++) {
            Control input = input(i);
            input.setId("report-" + c.id() + "-" + (i + 1));
            input.accessibleTextProperty().bind(kit.texts().bind("report.reading", name, i + 1, Spoken.unit(c)));
            guard(input);
            inputs.add(input);
            readings.getChildren().add(input);
        }
        if (!Spoken.unit(c).isEmpty()) {
            readings.getChildren().add(Words.quiet(Text.literal(Spoken.unit(c))));
        }
        if (editable && ReportStatistics.isMeasured(c) && entry.readings().size() < ReportEntry.MAX_READINGS) {
            Button more = Words.iconButton(Feather.PLUS, kit.texts().text("report.more", name), this::addReading);
            more.setId("report-" + c.id() + "-more");
            readings.getChildren().add(more);
        }
    }

    private Control input(int index) {
        String typed = entry.readings().get(index);
        return switch (c.kind()) {
            case MEASURED, DERIVED -> number(typed, now -> change(entry.withReading(index, now)));
            case ORDINAL, CATEGORICAL, BOOLEAN ->
                new ChoiceInput(kit, c, typed, now -> change(entry.withReading(index, now)));
        };
    }

    private TextField number(String typed, Consumer<String> enter) {
        var field = new TextField(typed);
        field.getStyleClass().addAll("figure", "reading-field");
        field.textProperty().subscribe((_, now) -> enter.accept(now));
        return field;
    }

    private void addReading() {
        change(entry.withRoom());
        rebuildReadings();
        inputs.getLast().requestFocus();
    }

    /** What was measured with and what was done otherwise: rarely needed, so folded. */
    private Node remarks() {
        VBox box = Boxes.column(Gap.NEAR);
        if (ReportStatistics.isMeasured(c)) {
            box.getChildren()
                    .add(remark(
                            "instrument",
                            new TextField(),
                            entry.instrument(),
                            now -> change(entry.withInstrument(now))));
            box.getChildren().add(remark("step", step, entry.step(), now -> change(entry.withStep(now))));
        }
        box.getChildren()
                .add(remark(
                        "deviations", new TextField(), entry.deviations(), now -> change(entry.withDeviations(now))));
        var pane = new TitledPane();
        pane.textProperty().bind(kit.texts().bind("report.remarks"));
        pane.setContent(box);
        pane.setAnimated(false);
        pane.setExpanded(!entry.instrument().isBlank()
                || !entry.step().isBlank()
                || !entry.deviations().isBlank());
        pane.getStyleClass().add("report-remarks");
        guard(pane);
        return pane;
    }

    private Node remark(String part, TextField field, String typed, Consumer<String> enter) {
        Text label = kit.texts().text("report.remark." + part, Spoken.unit(c).isEmpty() ? "1" : Spoken.unit(c));
        field.setText(typed);
        field.setId("report-" + c.id() + "-" + part);
        field.accessibleTextProperty().bind(label.observe());
        field.textProperty().subscribe((_, now) -> enter.accept(now));
        guard(field);
        Label above = Words.caption(label);
        above.setLabelFor(field);
        return Boxes.column(Gap.TIGHT, above, field);
    }

    private void change(ReportEntry now) {
        entry = now;
        changed.accept(now);
    }

    private void guard(Control control) {
        control.setFocusTraversable(editable);
        control.setMouseTransparent(!editable);
    }

    private static void collapse(Node node) {
        node.managedProperty().bind(node.visibleProperty());
    }
}
