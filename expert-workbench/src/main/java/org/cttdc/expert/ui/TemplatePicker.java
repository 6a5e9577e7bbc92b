package org.cttdc.expert.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** Nobody begins with an empty page: shipped templates, and every published model, to start from. */
final class TemplatePicker extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final Consumer<QualityModel> choose;
    private final FlowPane published = tiles();
    private final VBox publishedPart;
    private List<PublishedModel> shown = List.of();

    TemplatePicker(UiKit kit, Texts texts, Node more, Consumer<QualityModel> choose) {
        this.kit = kit;
        this.texts = texts;
        this.choose = choose;
        getStyleClass().addAll("pad-24", "gap-16");
        FlowPane shipped = tiles();
        for (String name : ModelTemplates.names()) {
            QualityModel model = ModelTemplates.load(name);
            shipped.getChildren().add(tile("author-template-" + name, model));
        }
        publishedPart = Boxes.column(Gap.NEAR, Words.section(texts.text("picker.published")), published);
        publishedPart.managedProperty().bind(publishedPart.visibleProperty());
        publishedPart.setVisible(false);
        getChildren()
                .addAll(
                        Words.page(texts.text("picker.title")),
                        Words.quietParagraph(texts.text("picker.why")),
                        Boxes.column(Gap.NEAR, Words.section(texts.text("picker.shipped")), shipped),
                        publishedPart,
                        Boxes.row(Gap.NEAR, more));
    }

    void offer(List<PublishedModel> models) {
        if (models.equals(shown)) {
            return;
        }
        shown = List.copyOf(models);
        published.getChildren().clear();
        for (PublishedModel model : models.reversed()) {
            published
                    .getChildren()
                    .add(tile("author-published-" + model.state().id().hex().substring(0, 8), model.document()));
        }
        publishedPart.setVisible(!models.isEmpty());
    }

    private Button tile(String id, QualityModel model) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("template-tile");
        var title = Words.section(DocumentTexts.of(kit.languages(), model.title()));
        var line = Words.caption(texts.text(
                "picker.line",
                model.series(),
                model.version().toString(),
                model.characteristics().size()));
        var lines = Boxes.column(Gap.TIGHT, title, line);
        lines.setMouseTransparent(true);
        button.setGraphic(lines);
        Text name = DocumentTexts.of(kit.languages(), model.title());
        button.accessibleTextProperty()
                .bind(texts.bind("picker.tile", name, model.version().toString()));
        button.setOnAction(_ -> choose.accept(model));
        return button;
    }

    private static FlowPane tiles() {
        var pane = new FlowPane();
        pane.getStyleClass().add("reading-fields");
        return pane;
    }
}
