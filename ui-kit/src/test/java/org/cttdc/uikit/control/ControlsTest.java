package org.cttdc.uikit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.TestNavigator;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxHeadless.class)
class ControlsTest {

    private final ManualUi ui = new ManualUi();
    private final List<String> clipboard = new ArrayList<>();
    private final Languages languages = new Languages(Locale.ENGLISH);
    private final UiKit kit = UiKit.of(languages, ui.bridge(), InstantSource.system(), ZoneOffset.UTC, clipboard::add);

    @Test
    void tableIsNotDisturbedByTheSameRowsAgain() {
        DataTable<Integer> table = FxHeadless.call(() -> new DataTable<>(kit, Text.literal("Numbers")));
        List<Integer> chosen = new ArrayList<>();
        FxHeadless.run(() -> table.setRows(List.of(1, 2, 3)));
        ui.runAll();
        FxHeadless.run(ui::pulse);
        FxHeadless.run(() -> {
            table.getSelectionModel().select(1);
            table.getSelectionModel().selectedItemProperty().subscribe(row -> chosen.add(row));
            table.setRows(List.of(1, 2, 3));
        });
        ui.runAll();
        FxHeadless.run(ui::pulse);
        assertThat(chosen).containsExactly(2);
    }

    @Test
    void busyActionKeepsTheFocusAndDoesNothing() {
        var runs = new ArrayList<String>();
        PrimaryAction action =
                FxHeadless.call(() -> new PrimaryAction(Text.literal("Publish"), () -> runs.add("published")));
        FxHeadless.run(() -> {
            action.busyProperty().set(true);
            action.button().fire();
        });
        assertThat(runs).isEmpty();
        assertThat(action.button().isDisabled()).isFalse();
        FxHeadless.run(() -> {
            action.busyProperty().set(false);
            action.button().fire();
        });
        assertThat(runs).containsExactly("published");
    }

    @Test
    void coveredAmountIsNeitherReadNorSpoken() {
        MoneyLabel amount = FxHeadless.call(() -> new MoneyLabel(kit, Asset.CREDIT, 123_456));
        FxHeadless.run(() -> amount.coveredProperty().set(true));
        assertThat(Scans.words(amount)).noneMatch(word -> word.contains("1,234.56"));
        assertThat(amount.getAccessibleText()).isEqualTo(MoneyLabel.COVER);
        FxHeadless.run(() -> amount.coveredProperty().set(false));
        assertThat(Scans.words(amount)).contains("1,234.56");
    }

    @Test
    void tableArrangesOffTheFxThreadAndDropsStaleAnswers() {
        DataTable<Integer> table = FxHeadless.call(() -> new DataTable<>(kit, Text.literal("Numbers")));
        TableColumn<Integer, Integer> column = FxHeadless.call(
                () -> table.figures(Text.literal("N"), 80, String::valueOf, Comparator.<Integer>naturalOrder()));
        FxHeadless.run(() -> {
            table.setRows(IntStream.range(0, 100_000).boxed().toList());
            table.filterProperty().set("99 8");
            column.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().add(column);
        });
        ui.runAll();
        assertThat(table.getItems()).as("nothing is shown before the pulse").isEmpty();
        FxHeadless.run(ui::pulse);
        assertThat(table.getItems()).contains(8_990, 99_800).doesNotContain(99, 8_880);
        assertThat(table.getItems()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(table.totalProperty().get()).isEqualTo(100_000);
    }

    @Test
    void selectionStaysOnTheRowWhenRowsAreReplaced() {
        DataTable<String> table = FxHeadless.call(() -> new DataTable<>(kit, Text.literal("Words")));
        arrange(table, List.of("a", "b", "c"));
        FxHeadless.run(() -> table.getSelectionModel().select("b"));
        arrange(table, List.of("0", "a", "b", "c"));
        assertThat(FxHeadless.call(() -> table.getSelectionModel().getSelectedIndex()))
                .isEqualTo(2);
    }

    private void arrange(DataTable<String> table, List<String> rows) {
        FxHeadless.run(() -> table.setRows(rows));
        ui.runAll();
        FxHeadless.run(ui::pulse);
    }

    @Test
    void quantitiesAreExactOrAbsent() {
        QuantityField field = FxHeadless.call(() -> new QuantityField(Text.literal("kW")));
        FxHeadless.run(() -> field.textProperty().set("1,234.50"));
        assertThat(field.valueProperty().get()).isEqualTo(new BigDecimal("1234.50"));
        FxHeadless.run(() -> field.input().replaceText(0, 8, "12x"));
        assertThat(field.textProperty().get())
                .as("what is no number cannot be typed")
                .isEqualTo("1,234.50");
        FxHeadless.run(() -> field.textProperty().set("-"));
        assertThat(field.valueProperty().get()).isNull();
    }

    @Test
    void moneyCopiesTheExactAmount() {
        MoneyLabel label = FxHeadless.call(() -> new MoneyLabel(kit, Asset.CREDIT, 123_456_789));
        assertThat(label.exact()).isEqualTo("1234567.89");
        FxHeadless.run(() -> label.amountProperty().set(1));
        assertThat(label.getAccessibleText()).isEqualTo("¥0.01");
    }

    @Test
    void formIsValidWhenNoFieldHasAProblem() {
        FormGrid form = FxHeadless.call(FormGrid::new);
        FormField field = FxHeadless.call(() -> form.add(Text.literal("Name"), new Button()));
        FxHeadless.run(() -> field.problemProperty().set(Text.literal("Too long")));
        assertThat(form.validProperty().get()).isFalse();
        FxHeadless.run(() -> field.problemProperty().set(null));
        assertThat(form.validProperty().get()).isTrue();
    }

    @Test
    void signingHandsOverThePassphraseOnceAndWipesIt() {
        var handed = new ArrayList<char[]>();
        var heard = new ArrayList<String>();
        var prompt = new SigningPrompt(
                Text.literal("Transfer"),
                List.of(Text.literal("You send 1 CTT.")),
                List.of(),
                "me",
                Bytes.of((byte) 1, (byte) 2),
                List.of(),
                true);
        SigningSheetView sheet = FxHeadless.call(() -> new SigningSheetView(
                kit,
                prompt,
                secret -> {
                    handed.add(secret);
                    heard.add(new String(secret));
                },
                () -> {}));
        var stage = FxHeadless.show(sheet, 600, 500, FxHeadless.call(Appearance::new));
        var field = find(sheet, PasswordField.class);
        Button sign = button(sheet, "Sign");
        assertThat(sign.isDisabled()).as("a locked wallet needs its passphrase").isTrue();
        FxHeadless.run(() -> field.setText("correct horse"));
        FxHeadless.run(sign::fire);
        assertThat(heard).containsExactly("correct horse");
        assertThat(handed.getFirst()).containsOnly('\0');
        assertThat(field.getText()).isEmpty();
        FxHeadless.run(stage::close);
    }

    @Test
    void proofChipOpensItsPathInTheInspector() {
        var navigator = new TestNavigator();
        var proof = ProofView.verified(
                12,
                Instant.EPOCH,
                1,
                List.of(new ProofStep(Text.literal("Header"), Text.literal("Signed"), "00ff")),
                () -> Bytes.of((byte) 1));
        ProofChip chip = FxHeadless.call(() -> new ProofChip(kit, navigator, proof));
        assertThat(chip.getText()).isEqualTo("Verified at 12 · 1 node agrees");
        FxHeadless.run(chip::fire);
        assertThat(navigator.inspected).singleElement().isInstanceOf(ProofPathView.class);
        assertThat(Scans.words((ProofPathView) navigator.inspected.getFirst())).contains("Header", "Signed");
        FxHeadless.run(() -> chip.proofProperty().set(ProofView.notVerified()));
        assertThat(chip.getText()).isEqualTo("Not verified");
        assertThat(chip.getStyleClass()).contains("not-verified").doesNotContain("verified");
    }

    @Test
    void errorCopiesItsDetails() {
        var error = ManualUi.words(new IllegalStateException("broken"));
        ErrorPane pane = FxHeadless.call(() -> new ErrorPane(kit, error));
        FxHeadless.run(() -> button(pane, "Copy details").fire());
        assertThat(clipboard).singleElement().asString().contains("IllegalStateException: broken");
    }

    @Test
    void exportIsWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("figures.csv");
        byte[] content = "a,b\r\n".getBytes(StandardCharsets.UTF_8);
        FileExport.write(kit, target, content);
        assertThat(target).hasBinaryContent(content);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
        assertThatThrownBy(() -> FileExport.write(kit, folder.resolve("no/such.csv"), content))
                .isInstanceOfSatisfying(
                        UserErrorException.class,
                        failure -> assertThat(failure.error().code()).isEqualTo("export.write"));
    }

    @Test
    void hashesKeepHeadAndTail() {
        assertThat(HashLabel.shorten("0123456789abcdef0123")).isEqualTo("01234567…ef0123");
        assertThat(HashLabel.shorten("short")).isEqualTo("short");
    }

    private static Button button(javafx.scene.Parent root, String words) {
        return FxHeadless.call(() -> Scans.nodes(root).stream()
                .filter(node -> node instanceof Button && words.equals(((Labeled) node).getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow());
    }

    private static <N> N find(javafx.scene.Parent root, Class<N> type) {
        return FxHeadless.call(() -> Scans.nodes(root).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }
}
