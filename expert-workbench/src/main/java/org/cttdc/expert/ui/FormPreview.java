package org.cttdc.expert.ui;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.report.ReportForm;

/** The report form as a buyer will see it, at the width of a phone, in either language. */
final class FormPreview extends VBox {
    private final UiKit kit;
    private final Languages languages;
    private final StackPane place = new StackPane();
    private List<Characteristic> shown = List.of();

    FormPreview(UiKit kit, Texts texts) {
        this.languages = new Languages(kit.languages().get());
        this.kit = kit.in(languages);
        setId("author-preview");
        getStyleClass().addAll("pad-16", "gap-8");
        var group = new ToggleGroup();
        var head = Boxes.row(
                Gap.TIGHT,
                Words.section(texts.text("preview.title")),
                Boxes.spring(),
                language(group, "English", Locale.ENGLISH),
                language(group, "中文", Locale.SIMPLIFIED_CHINESE));
        place.setMaxWidth(390);
        getChildren().addAll(head, Boxes.grow(Boxes.scroll(place)));
    }

    void show(QualityModel model) {
        if (!model.characteristics().equals(shown)) {
            shown = model.characteristics();
            place.getChildren().setAll(ReportForm.preview(kit, model));
        }
    }

    private ToggleButton language(ToggleGroup group, String name, Locale locale) {
        var button = new ToggleButton(Text.literal(name).get());
        button.setToggleGroup(group);
        button.setSelected(languages.get().equals(locale));
        button.setId("preview-" + locale.getLanguage());
        button.setOnAction(_ -> {
            button.setSelected(true);
            languages.use(locale);
        });
        return button;
    }
}
