package org.cttdc.uikit.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Navigator;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says beside a value how far it can be believed; a click opens the path from the signed header to the value in the
 * inspector. What is not verified is hatched.
 */
public final class ProofChip extends Button {

    private final UiKit kit;
    private final ObjectProperty<ProofView> proof = new SimpleObjectProperty<>(this, "proof", ProofView.pending());

    public ProofChip(UiKit kit, Navigator navigator) {
        this.kit = kit;
        getStyleClass().add("proof-chip");
        proof.subscribe(this::show);
        setOnAction(_ -> navigator.inspect(kit.texts().text("proof.title"), new ProofPathView(kit, proof.get())));
    }

    public ProofChip(UiKit kit, Navigator navigator, ProofView first) {
        this(kit, navigator);
        proof.set(first);
    }

    public ObjectProperty<ProofView> proofProperty() {
        return proof;
    }

    private void show(ProofView now) {
        for (ProofView.State state : ProofView.State.values()) {
            getStyleClass().remove(style(state));
        }
        getStyleClass().add(style(now.state()));
        setGraphic(new FontIcon(icon(now.state())));
        Text words = words(kit, now);
        textProperty().bind(words.observe());
        Hints.on(this, kit.texts().text("proof.hint." + style(now.state())));
    }

    /** The sentence of the chip, for other places that say the same. */
    public static Text words(UiKit kit, ProofView proof) {
        String key = "proof.chip." + style(proof.state());
        return switch (proof.state()) {
            case VERIFIED -> kit.texts().text(key, proof.height(), proof.agreeingNodes());
            case STALE -> kit.texts().text(key, proof.height());
            case PENDING, NOT_VERIFIED -> kit.texts().text(key);
        };
    }

    static String style(ProofView.State state) {
        return switch (state) {
            case VERIFIED -> "verified";
            case STALE -> "stale";
            case PENDING -> "pending";
            case NOT_VERIFIED -> "not-verified";
        };
    }

    private static Ikon icon(ProofView.State state) {
        return switch (state) {
            case VERIFIED -> Feather.SHIELD;
            case STALE -> Feather.CLOCK;
            case PENDING -> Feather.MORE_HORIZONTAL;
            case NOT_VERIFIED -> Feather.SLASH;
        };
    }
}
