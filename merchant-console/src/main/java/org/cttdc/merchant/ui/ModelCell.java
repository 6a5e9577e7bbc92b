package org.cttdc.merchant.ui;

import javafx.scene.control.ListCell;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.UiKit;
import org.jspecify.annotations.Nullable;

/** A model in a list: title and version. */
final class ModelCell extends ListCell<PublishedModel> {
    private final UiKit kit;

    ModelCell(UiKit kit) {
        this.kit = kit;
    }

    @Override
    protected void updateItem(@Nullable PublishedModel model, boolean empty) {
        super.updateItem(model, empty);
        setText(
                empty || model == null
                        ? null
                        : model.document().title().in(kit.languages().get()) + " · "
                                + model.state().version());
    }
}
