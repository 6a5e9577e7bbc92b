package org.cttdc.app.frame;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The pane on the right that explains the selected thing: its proof, its quality, its history. */
final class Inspector extends VBox {

    private final Label title = new Label();
    private final VBox place = new VBox();

    Inspector(Texts texts, Runnable close) {
        getStyleClass().add("inspector");
        title.getStyleClass().add("section");
        var head = Boxes.row(
                Boxes.Gap.NEAR,
                title,
                Boxes.spring(),
                Words.iconButton(Feather.X, texts.text("frame.inspector.close"), close));
        head.getStyleClass().add("inspector-head");
        place.getStyleClass().add("pad-16");
        getChildren().addAll(head, Boxes.grow(Boxes.scroll(place)));
    }

    void show(Text words, Node node) {
        title.textProperty().bind(words.observe());
        place.getChildren().setAll(node);
    }

    void clear() {
        place.getChildren().clear();
    }
}
