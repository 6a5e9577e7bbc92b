package org.cttdc.app.nodes;

import javafx.scene.layout.VBox;
import org.cttdc.app.nodes.NodesModel.Clash;
import org.cttdc.app.nodes.NodesModel.Peer;
import org.cttdc.app.nodes.NodesModel.Shown;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The nodes that are asked, and where they contradicted each other. Made once, shown in the inspector, follows its model. */
final class NodesView extends VBox {
    private final UiKit kit;
    private final Texts texts;

    NodesView(UiKit kit, Texts texts, NodesModel model) {
        this.kit = kit;
        this.texts = texts;
        getStyleClass().addAll("nodes-view", "gap-16");
        model.shownProperty().subscribe(this::show);
    }

    private void show(Shown now) {
        VBox clashes = Boxes.column(Gap.NEAR, Words.section(texts.text("nodes.clashes")));
        if (now.clashes().isEmpty()) {
            clashes.getChildren().add(Words.quietParagraph(texts.text("nodes.agree")));
        }
        now.clashes().forEach(clash -> clashes.getChildren().add(card(clash)));
        VBox peers = Boxes.column(Gap.NEAR, Words.section(texts.text("nodes.peers")));
        now.peers().forEach(peer -> peers.getChildren().add(card(peer)));
        if (now.clashes().isEmpty()) {
            getChildren().setAll(peers, clashes);
        } else {
            getChildren().setAll(clashes, peers);
        }
    }

    private VBox card(Peer peer) {
        var name = Words.paragraph(Text.literal(peer.endpoint()));
        name.getStyleClass().add("mono");
        VBox card = Boxes.card(
                Boxes.row(
                        Gap.NEAR,
                        Words.icon(peer.trouble() ? Feather.ALERT_TRIANGLE : Feather.CHECK),
                        Boxes.grow(name)),
                Words.paragraph(peer.standing()));
        peer.notes().forEach(note -> card.getChildren().add(Words.quietParagraph(note)));
        return card;
    }

    private VBox card(Clash clash) {
        var title = Words.paragraph(clash.title());
        title.getStyleClass().add("strong");
        VBox card = Boxes.card(Boxes.row(Gap.NEAR, Words.icon(Feather.ALERT_TRIANGLE), Boxes.grow(title)));
        clash.sides()
                .forEach(side -> card.getChildren()
                        .add(Boxes.column(Gap.TIGHT, Words.paragraph(side.says()), new HashLabel(kit, side.hash()))));
        clash.outcome().forEach(line -> card.getChildren().add(Words.paragraph(line)));
        var copy = Words.button(texts.text("nodes.copy"), () -> kit.copy().accept(clash.details()));
        copy.getStyleClass().add("flat");
        card.getChildren().add(copy);
        return card;
    }
}
