package org.cttdc.expert.ui;

import java.util.Comparator;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.expert.ExpertServices;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;

/** A model's descent, its end, and the defects held against it. */
final class FatePart extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final VBox words = Boxes.column(Gap.TIGHT);
    private final HBox actions = Boxes.row(Gap.NEAR);
    private final Button retire;
    private final Button reclaim;
    private final VBox defectsPart;
    private final DataTable<DefectState> defects;
    private ModelRows.Row shown;

    /** @param send asks for a signature */
    FatePart(ExpertServices services, Texts texts, ModelRows.Row first, Consumer<MarketMsg> send) {
        this.kit = services.kit();
        this.texts = texts;
        this.shown = first;
        this.retire = Words.button(texts.text("fate.retire"), () -> send.accept(new MarketMsg.RetireModel(shown.id())));
        this.reclaim =
                Words.button(texts.text("fate.reclaim"), () -> send.accept(new MarketMsg.ReclaimBond(shown.id())));
        retire.setId("model-retire");
        reclaim.setId("model-reclaim");
        this.defects = defectTable();
        this.defectsPart = Boxes.column(Gap.NEAR, Words.section(texts.text("fate.defects")), defects);
        defectsPart.managedProperty().bind(defectsPart.visibleProperty());
        getStyleClass().add("gap-16");
        getChildren().addAll(words, actions, defectsPart);
        show(first);
    }

    void show(ModelRows.Row row) {
        shown = row;
        ModelFate fate = row.fate();
        tell(fate.lineage());
        actions.getChildren().clear();
        if (row.mine() && !fate.lineage().ends()) {
            actions.getChildren().add(retire);
        }
        if (row.mine() && fate.bondIsFree() && row.model().state().bond() > 0) {
            actions.getChildren().add(reclaim);
        }
        defects.setRows(fate.defects());
        defects.refresh();
        defects.setPrefHeight(40 + 28.0 * Math.min(6, fate.defects().size() + 1));
        defectsPart.setVisible(!fate.defects().isEmpty());
    }

    private void tell(ModelLineage lineage) {
        words.getChildren().clear();
        if (!lineage.parent().isEmpty()) {
            words.getChildren()
                    .add(Words.quietParagraph(texts.text(
                            "fate.parent",
                            HashLabel.shorten(lineage.parent().hex()),
                            Percent.ofPpm(lineage.royaltyPpm()))));
        }
        if (lineage.actsFrom() > 0) {
            words.getChildren().add(Words.quietParagraph(texts.text("fate.acts", lineage.actsFrom())));
        }
        if (lineage.ends()) {
            String key = lineage.successor().isEmpty() ? "fate.ends" : "fate.revised";
            words.getChildren()
                    .add(Words.quietParagraph(texts.text(
                            key,
                            lineage.endsFrom(),
                            lineage.closedFrom() - 1,
                            HashLabel.shorten(lineage.successor().hex()))));
        }
    }

    private DataTable<DefectState> defectTable() {
        var table = new DataTable<DefectState>(kit, texts.text("fate.defects"));
        table.setId("model-defects");
        table.figures(
                texts.text("fate.column.height"),
                80,
                defect -> kit.money().whole(defect.height()),
                Comparator.comparingLong(DefectState::height));
        table.text(texts.text("fate.column.statement"), 280, DefectState::statement);
        table.text(texts.text("fate.column.stage"), 120, this::stage);
        return table;
    }

    private String stage(DefectState defect) {
        return texts.get(defect.disputed() && defect.decidedHeight() == 0 ? "fate.DISPUTED" : "fate." + defect.stage());
    }
}
