package org.cttdc.uikit.control;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.ProofExport;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.i18n.Text;

/** The way from the signed header down to the value, step by step, and the proof as a file. */
public final class ProofPathView extends VBox {

    private final UiKit kit;

    public ProofPathView(UiKit kit, ProofView proof) {
        this.kit = kit;
        getStyleClass().addAll("proof-path", "gap-16");
        getChildren().add(summary(proof));
        for (int i = 0; i < proof.steps().size(); i++) {
            getChildren().add(step(i + 1, proof.steps().get(i)));
        }
        ProofExport source = proof.exportable();
        if (source != null) {
            getChildren().add(export(proof, source));
        }
    }

    private VBox summary(ProofView proof) {
        VBox box = Boxes.column(Gap.TIGHT, Words.section(ProofChip.words(kit, proof)));
        Instant time = proof.time();
        if (time != null) {
            box.getChildren().add(Words.quiet(Text.literal(kit.times().absolute(time))));
        }
        String hint = "proof.hint." + ProofChip.style(proof.state());
        box.getChildren().add(Words.quietParagraph(kit.texts().text(hint)));
        return box;
    }

    private Region step(int number, ProofStep step) {
        var badge = new Label(kit.money().whole(number));
        badge.getStyleClass().add("step-number");
        VBox words = Boxes.column(
                Gap.TIGHT,
                Words.paragraph(step.title()),
                Words.quietParagraph(step.explanation()),
                new HashLabel(kit, step.hash()));
        words.getChildren().getFirst().getStyleClass().add("strong");
        StackPane.setAlignment(badge, Pos.TOP_CENTER);
        var row = Boxes.row(Gap.NEAR, new StackPane(badge), Boxes.grow(words));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private VBox export(ProofView proof, ProofExport source) {
        var outcome = new VBox();
        Button button = Words.button(kit.texts().text("proof.export"), () -> {});
        button.setOnAction(_ -> FileExport.save(
                kit,
                button.getScene().getWindow(),
                "proof-" + proof.height() + ".ctt-proof",
                () -> source.file().toArray(),
                saved -> outcome.getChildren()
                        .setAll(Words.paragraph(kit.texts().text("proof.export.done", Text.literal(saved.toString())))),
                error -> outcome.getChildren().setAll(new ErrorPane(kit, error))));
        return Boxes.column(Gap.TIGHT, button, Words.quietParagraph(kit.texts().text("proof.export.hint")), outcome);
    }
}
