package org.cttdc.uikit.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.expression.Evaluation;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * The report form that a quality model generates: one card a characteristic, with its method, inputs for the readings and, live,
 * what follows from them. Works from 320 px of width. Inputs have the node ids {@code report-<characteristic>-<n>}, n from 1.
 */
public final class ReportForm extends VBox {
    private final UiKit kit;
    private final @Nullable ListingDeclaration listing;
    private final ReadOnlyObjectWrapper<ReportDraft> draft;
    private final ReadOnlyObjectWrapper<ReportFindings> findings =
            new ReadOnlyObjectWrapper<>(this, "findings", new ReportFindings(Map.of()));
    private final Map<String, CharacteristicCard> cards = new LinkedHashMap<>();
    private final VBox derived;
    private final UiBridge.Latest<Answer> checking;

    /** What follows from a draft, worked out off the FX thread. */
    private record Answer(ReportFindings findings, Map<String, Evaluation> derived) {}

    /**
     * A form to fill in.
     *
     * @param listing what the report is about
     * @param first what was typed before
     */
    public ReportForm(UiKit kit, ListingDeclaration listing, ReportDraft first) {
        this(kit, listing, first, true);
    }

    private ReportForm(UiKit kit, @Nullable ListingDeclaration listing, ReportDraft first, boolean editable) {
        this.kit = kit;
        this.listing = listing;
        this.draft = new ReadOnlyObjectWrapper<>(this, "draft", first);
        this.derived = Boxes.card();
        this.checking = kit.bridge().latest(this::show, _ -> {});
        getStyleClass().addAll("report-form", "gap-16");
        for (Characteristic c : first.characteristics()) {
            var card = new CharacteristicCard(kit, c, first.entry(c), editable, entry -> enter(c, entry));
            cards.put(c.id(), card);
            getChildren().add(card);
        }
        if (cards.isEmpty()) {
            getChildren().add(Words.quietParagraph(kit.texts().text("report.nothing")));
        }
        derived.managedProperty().bind(derived.visibleProperty());
        derived.setVisible(false);
        getChildren().add(derived);
        check();
    }

    /** The form as buyers at home will see it, to look at only. */
    public static ReportForm preview(UiKit kit, QualityModel model) {
        return new ReportForm(kit, null, ReportDraft.blank(model, MethodLevel.HOME), false);
    }

    /** The draft as it stands; a new value with every keystroke. */
    public ReadOnlyObjectProperty<ReportDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What is wrong with the results; follows the draft after a moment. */
    public ReadOnlyObjectProperty<ReportFindings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    private void enter(Characteristic c, ReportEntry entry) {
        draft.set(draft.get().with(c, entry));
        check();
    }

    private void check() {
        ReportDraft now = draft.get();
        ListingDeclaration about = listing;
        if (!now.started()) {
            checking.forget();
            show(new Answer(new ReportFindings(Map.of()), Map.of()));
            return;
        }
        checking.ask(() -> new Answer(about == null ? now.check() : now.check(about), now.derived()));
    }

    private void show(Answer answer) {
        ReportDraft now = draft.get();
        findings.set(answer.findings());
        now.characteristics().forEach(c -> {
            CharacteristicCard card = cards.get(c.id());
            if (card != null) {
                card.show(now.statistics(c).orElse(null), answer.findings().of(c.id()));
            }
        });
        derived.getChildren().setAll(Words.section(kit.texts().text("report.derived")));
        answer.derived()
                .forEach((id, evaluation) -> now.model()
                        .characteristic(id)
                        .ifPresent(c -> derived.getChildren().add(derivedLine(c, evaluation))));
        derived.setVisible(!answer.derived().isEmpty());
    }

    private VBox derivedLine(Characteristic c, Evaluation evaluation) {
        String unit = Spoken.unit(c);
        String value = figure(evaluation.result().value(), c.scale());
        String u = figure(evaluation.result().u(), c.scale());
        return Boxes.column(
                Gap.NONE,
                Words.paragraph(DocumentTexts.of(kit.languages(), c.name())),
                Words.quiet(kit.texts().text("report.derived.value", value, u, unit)));
    }

    private String figure(double value, int scale) {
        return kit.money().decimal(BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP));
    }
}
