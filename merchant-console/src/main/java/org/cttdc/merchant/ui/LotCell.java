package org.cttdc.merchant.ui;

import javafx.scene.control.ListCell;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** A sealed lot in a list. */
final class LotCell extends ListCell<Msg.LotSeal> {
    private final Texts texts;

    LotCell(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected void updateItem(Msg.@Nullable LotSeal lot, boolean empty) {
        super.updateItem(lot, empty);
        setText(empty || lot == null ? null : texts.get("lot.cell", lot.lot(), lot.units()));
    }
}
