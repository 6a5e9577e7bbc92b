package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.SemanticId;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Texts;

/** The fields of one kind of proposal, and what they say. */
final class ContentFields extends VBox {
    private static final int KEY_BYTES = 32;
    private static final int ROWS = 4;

    /** What can be put to the vote. */
    enum Kind {
        PARAMETER,
        SPEND,
        ISSUER,
        LAB,
        REFERENCE,
        FEE_MODE,
        TEXT
    }

    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;
    private final Runnable changed;
    private final FormGrid form = new FormGrid();
    private Supplier<Optional<ProposalContent>> content = Optional::empty;

    ContentFields(UiKit kit, Texts texts, Acting acting, Kind kind, Voting.Board board, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        this.acting = acting;
        this.changed = changed;
        getChildren().setAll(form);
        switch (kind) {
            case PARAMETER -> parameter(ParamFields.open(board.now().params()));
            case SPEND -> spend();
            case ISSUER -> issuer();
            case LAB -> lab();
            case REFERENCE -> reference(board.models());
            case FEE_MODE -> feeMode();
            case TEXT -> text();
        }
    }

    /** What would be decided; empty while something is missing or wrong. */
    Optional<ProposalContent> content() {
        return content.get();
    }

    private void parameter(SortedMap<String, Long> open) {
        ComboBox<String> field = choice("propose-parameter", List.copyOf(open.keySet()), name -> name);
        TextField value = input("propose-value");
        var row = form.add(texts.text("propose.parameter"), field, texts.text("propose.parameter.hint"));
        field.valueProperty().subscribe(name -> {
            if (name != null) {
                value.setText(Long.toString(open.getOrDefault(name, 0L)));
            }
        });
        row.problemProperty().set(null);
        form.add(texts.text("propose.value"), value, texts.text("propose.value.hint"));
        content = () -> whole(value.getText())
                .filter(number -> field.getValue() != null && !number.equals(open.get(field.getValue())))
                .map(number -> new ProposalContent.ParamChange(field.getValue(), number));
    }

    private void spend() {
        TextField to = input("propose-to");
        ComboBox<Asset> asset = choice("propose-asset", List.of(Asset.CREDIT, Asset.CTT), Enum::name);
        TextField amount = input("propose-amount");
        form.add(texts.text("propose.to"), to);
        form.add(texts.text("propose.asset"), asset);
        form.add(texts.text("propose.amount"), amount, texts.text("propose.amount.hint"));
        content = () -> acting.parse(to.getText())
                .flatMap(address -> smallest(amount.getText(), asset.getValue())
                        .map(sum -> new ProposalContent.TreasurySpend(address, asset.getValue(), sum)));
    }

    private void issuer() {
        TextField key = input("propose-key");
        form.add(texts.text("propose.key"), key, texts.text("propose.key.hint"));
        CheckBox accredited = accredited();
        content = () ->
                hex(key.getText()).map(bytes -> new ProposalContent.AccreditIssuer(bytes, accredited.isSelected()));
    }

    private void lab() {
        TextField address = input("propose-lab");
        form.add(texts.text("propose.lab"), address);
        CheckBox accredited = accredited();
        content = () -> acting.parse(address.getText())
                .map(bytes -> new ProposalContent.AccreditLab(bytes, accredited.isSelected()));
    }

    private CheckBox accredited() {
        return box("propose-accredited", "propose.accredited", true);
    }

    private void reference(List<PublishedModel> models) {
        ComboBox<PublishedModel> model = choice("propose-model", models, this::title);
        ComboBox<SemanticId> category =
                choice("propose-category", List.of(), it -> it == null ? "" : it.sys() + " " + it.id());
        model.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                category.getItems().setAll(chosen.document().classification());
                category.getSelectionModel().selectFirst();
            }
        });
        form.add(texts.text("propose.model"), model, texts.text("propose.model.hint"));
        form.add(texts.text("propose.category"), category);
        CheckBox binding = box("propose-binding", "propose.binding", true);
        content = () -> Optional.ofNullable(category.getValue())
                .map(it -> new ProposalContent.ReferenceModel(
                        it.sys(),
                        it.id(),
                        binding.isSelected() ? model.getValue().state().id() : Bytes.EMPTY));
    }

    private String title(PublishedModel model) {
        return model.document().title().in(kit.languages().get()) + " "
                + model.document().version();
    }

    private void feeMode() {
        ComboBox<Membership.Mode> mode =
                choice("propose-mode", List.of(Membership.Mode.values()), it -> texts.get("voting.mode." + it));
        form.add(texts.text("propose.mode"), mode);
        content = () -> Optional.ofNullable(mode.getValue()).map(ProposalContent.FeeMode::new);
    }

    private void text() {
        TextArea statement = area("propose-statement");
        form.add(texts.text("propose.statement"), statement);
        content = () -> Optional.of(statement.getText().strip())
                .filter(words -> !words.isEmpty())
                .map(ProposalContent.Text::new);
    }

    private <T> ComboBox<T> choice(String id, List<T> items, Function<? super T, String> name) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(items);
        NameCell.in(box, kit.languages(), name);
        box.getSelectionModel().selectFirst();
        box.valueProperty().subscribe((_, _) -> changed.run());
        return box;
    }

    private CheckBox box(String id, String key, boolean selected) {
        var box = new CheckBox();
        box.setId(id);
        box.textProperty().bind(texts.bind(key + ".box"));
        box.setSelected(selected);
        box.selectedProperty().subscribe((_, _) -> changed.run());
        form.add(texts.text(key), box);
        return box;
    }

    private TextField input(String id) {
        var input = new TextField();
        input.setId(id);
        input.textProperty().subscribe((_, _) -> changed.run());
        return input;
    }

    private TextArea area(String id) {
        var area = new TextArea();
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.textProperty().subscribe((_, _) -> changed.run());
        return area;
    }

    private static Optional<Long> whole(String typed) {
        try {
            return Optional.of(Long.parseLong(typed.replace(",", "").strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> smallest(String typed, Asset asset) {
        try {
            BigDecimal units = new BigDecimal(typed.replace(",", "").strip())
                    .movePointRight(asset == Asset.CTT ? 6 : 2)
                    .stripTrailingZeros();
            return units.signum() > 0 && units.scale() <= 0 ? Optional.of(units.longValueExact()) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Bytes> hex(String typed) {
        try {
            return Optional.of(Bytes.fromHex(typed.strip())).filter(bytes -> bytes.size() == KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
