package org.cttdc.uikit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class ReportFormTest {
    private static final Path OUT = Path.of("target", "gallery");

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final UiKit kit = UiKit.of(
            languages,
            UiBridge.synchronous(ManualUi::words),
            InstantSource.fixed(Instant.EPOCH),
            ZoneOffset.UTC,
            _ -> {});
    private final QualityModel kettle = ModelTemplates.load("kettle");

    private ReportForm form() {
        var listing =
                new ListingDeclaration(ContentId.of(kettle), "", "", kettle.title(), List.of(), List.of(), List.of());
        return new ReportForm(kit, listing, ReportDraft.blank(kettle, MethodLevel.HOME));
    }

    @Test
    void everyInputIsNamedNumberedAndTranslated() {
        ReportForm form = FxHeadless.call(this::form);
        var root = FxHeadless.call(() -> new StackPane(Boxes.scroll(form)));
        var look = FxHeadless.call(Appearance::new);
        Stage stage = FxHeadless.show(root, 360, 900, look);
        try {
            Scans.assertNamed(root);
            Scans.assertTranslated(root, languages, word -> word.matches("[A-Za-z./%°·0-9]{1,6}"));
            for (Characteristic c : form.draftProperty().get().characteristics()) {
                assertThat(form.lookup("#report-" + c.id() + "-1")).as(c.id()).isNotNull();
            }
            Snapshots.save(stage.getScene(), OUT.resolve("report-blank.png"));
            FxHeadless.run(() -> {
                type(form, "#report-volume-1", "1.70");
                type(form, "#report-volume-2", "1.72");
                type(form, "#report-boiltime-1", "x");
                choice(form).setValue("1");
                languages.use(Locale.SIMPLIFIED_CHINESE);
                look.themeProperty().set(Theme.DARK);
                root.applyCss();
                root.layout();
            });
            assertThat(FxHeadless.call(() -> choice(form).getButtonCell() == null
                            ? choice(form).getConverter().toString("1")
                            : choice(form).getButtonCell().getText()))
                    .as("the chosen level follows the language")
                    .isEqualTo("是");
            Snapshots.save(stage.getScene(), OUT.resolve("report-typed.png"));
        } finally {
            FxHeadless.run(stage::close);
        }
    }

    @Test
    void typingIsKeptAndCheckedAtOnce() {
        ReportForm form = FxHeadless.call(this::form);
        FxHeadless.run(() -> type(form, "#report-volume-1", "1.70"));

        ReportDraft draft = form.draftProperty().get();
        Characteristic volume = kettle.characteristic("volume").orElseThrow();
        assertThat(draft.entry(volume).readings()).startsWith("1.70");
        assertThat(form.findingsProperty().get().of("volume")).hasSize(1);

        FxHeadless.run(() -> {
            type(form, "#report-volume-2", "1.71");
            type(form, "#report-volume-3", "1.72");
        });
        assertThat(form.findingsProperty().get().clean()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> choice(ReportForm form) {
        return (ComboBox<String>) form.lookup("#report-autooff-1");
    }

    private static void type(ReportForm form, String id, String text) {
        ((TextField) form.lookup(id)).setText(text);
    }
}
