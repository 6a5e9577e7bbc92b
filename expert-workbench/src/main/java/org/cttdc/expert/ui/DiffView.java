package org.cttdc.expert.ui;

import javafx.scene.layout.VBox;
import org.cttdc.expert.draft.ModelDiff;
import org.cttdc.protocol.documents.Version;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** What a revision changes, before it is published. */
final class DiffView extends VBox {
    DiffView(Texts texts, ModelDiff diff, Version before, Version now, Text cost, Runnable publish) {
        getStyleClass().addAll("signing-sheet", "gap-16");
        var lines = Boxes.column(Gap.TIGHT);
        for (ModelDiff.Change change : diff.changes()) {
            String key = key(change);
            Text grade = texts.text("grade." + change.grade());
            Text aspect = texts.text("aspect." + change.aspect());
            lines.getChildren()
                    .add(Boxes.row(
                            Gap.NEAR,
                            Boxes.grow(Words.paragraph(texts.text(key, change.id(), aspect))),
                            Boxes.spring(),
                            Words.quiet(grade)));
        }
        if (diff.changes().isEmpty()) {
            lines.getChildren().add(Words.quietParagraph(texts.text("diff.none")));
        }
        var scroll = Boxes.scroll(lines);
        scroll.setMaxHeight(320);
        Version wanted = diff.next(before);
        var confirm = new PrimaryAction(texts.text("author.publish", now.toString()), publish);
        confirm.button().setId("author-publish-confirm");
        confirm.besideProperty().set(cost);
        getChildren()
                .addAll(
                        Words.page(texts.text("diff.title", before.toString(), now.toString())),
                        Words.quietParagraph(texts.text(
                                now.compareTo(wanted) < 0 ? "diff.too-low" : "diff.fits",
                                texts.text("grade." + diff.grade()),
                                wanted.toString())),
                        scroll,
                        confirm);
    }

    private static String key(ModelDiff.Change change) {
        if (change.what() != ModelDiff.What.CHANGED) {
            return "diff." + change.what();
        }
        return change.id().isEmpty() ? "diff.model" : "diff.changed";
    }
}
