package org.cttdc.uikit.control;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.async.UserError;
import org.kordamp.ikonli.feather.Feather;

/** Says that what is on screen is from an older verified height. Takes no space while it is hidden. */
public final class StaleBanner extends HBox {

    private final UiKit kit;
    private final Label words = new Label();

    public StaleBanner(UiKit kit) {
        this.kit = kit;
        getStyleClass().addAll("stale-banner", "gap-8");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        getChildren().addAll(Words.icon(Feather.CLOCK), words);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows the banner for the last verified header, and why there is no newer one. */
    public void show(long height, Instant time, UserError why) {
        words.textProperty()
                .bind(kit.texts().bind("stale.banner", height, kit.times().absolute(time), why.what()));
        setVisible(true);
    }

    public void hide() {
        setVisible(false);
    }
}
