package org.cttdc.reviewer.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Who tested what and where: level, condition of the unit, day, room. */
final class Circumstances extends VBox {
    private final Texts texts;
    private final Consumer<ReportSheet> changed;
    private final FormField tested;
    private final FormField temperature;
    private final FormField humidity;
    private ReportSheet sheet;

    /** @param changed takes the sheet with other circumstances; its readings and evidence are those of {@code first} */
    Circumstances(Texts texts, ReportSheet first, Consumer<ReportSheet> changed) {
        this.texts = texts;
        this.sheet = first;
        this.changed = changed;
        getStyleClass().addAll("card", "gap-8");
        var form = new FormGrid();
        form.add(texts.text("report.level"), level(), texts.text("report.level.hint"));
        form.add(texts.text("report.condition"), condition());
        tested = form.add(texts.text("report.tested"), day());
        temperature = form.add(
                texts.text("report.temperature"),
                quantity("report-temperature", "°C", first.temperature(), now -> sheet.withTemperature(now)),
                texts.text("report.optional"));
        humidity = form.add(
                texts.text("report.humidity"),
                quantity("report-humidity", "%", first.humidity(), now -> sheet.withHumidity(now)),
                texts.text("report.optional"));
        getChildren().addAll(Words.section(texts.text("report.circumstances")), form);
    }

    void show(Set<ReportSheet.Field> wrong) {
        tested.problemProperty().set(problem(wrong, ReportSheet.Field.TESTED));
        temperature.problemProperty().set(problem(wrong, ReportSheet.Field.TEMPERATURE));
        humidity.problemProperty().set(problem(wrong, ReportSheet.Field.HUMIDITY));
    }

    private @Nullable Text problem(Set<ReportSheet.Field> wrong, ReportSheet.Field field) {
        return wrong.contains(field) ? texts.text("report.wrong." + field) : null;
    }

    private ComboBox<MethodLevel> level() {
        var box = new ComboBox<MethodLevel>();
        box.setId("report-level");
        box.getItems().setAll(MethodLevel.HOME, MethodLevel.BENCH);
        NameCell.in(box, texts.languages(), level -> texts.get("level." + level));
        box.setValue(sheet.who());
        box.valueProperty().subscribe((_, now) -> change(sheet.with(now)));
        return box;
    }

    private ComboBox<ItemCondition> condition() {
        var box = new ComboBox<ItemCondition>();
        box.setId("report-condition");
        box.getItems().setAll(ItemCondition.values());
        NameCell.in(box, texts.languages(), condition -> texts.get("condition." + condition));
        box.setValue(sheet.condition());
        box.valueProperty().subscribe((_, now) -> change(sheet.with(now)));
        return box;
    }

    private DatePicker day() {
        var picker = new DatePicker();
        picker.setId("report-tested");
        picker.setConverter(new IsoDay());
        picker.setValue(IsoDay.parse(sheet.tested()));
        picker.getEditor().accessibleTextProperty().bind(texts.bind("report.tested"));
        picker.getEditor().textProperty().subscribe((_, now) -> change(sheet.withTested(now.strip())));
        return picker;
    }

    private QuantityField quantity(String id, String unit, String typed, Function<String, ReportSheet> with) {
        var field = new QuantityField(Text.literal(unit));
        field.input().setId(id);
        field.textProperty().set(typed);
        field.textProperty().subscribe((_, now) -> change(with.apply(now)));
        return field;
    }

    private void change(ReportSheet now) {
        sheet = now;
        changed.accept(now);
    }

    /** Days as documents write them, whatever the language. */
    private static final class IsoDay extends StringConverter<@Nullable LocalDate> {
        static @Nullable LocalDate parse(String text) {
            try {
                return LocalDate.parse(text.strip().toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        @Override
        public String toString(@Nullable LocalDate day) {
            return day == null ? "" : day.toString();
        }

        @Override
        public @Nullable LocalDate fromString(String text) {
            return parse(text);
        }
    }
}
