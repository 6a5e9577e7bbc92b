package org.cttdc.app.frame;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Height, sync, peers, cycle and phase, outbox: one line at the bottom, bound to one snapshot. A click on the peers shows each of them. */
final class StatusBar extends HBox {

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final Texts texts;
    private final Label height = item(Feather.LAYERS);
    private final Label sync = item(Feather.CHECK);
    private final Button peers = new Button();
    private final Label phase = item(Feather.REFRESH_CW);
    private final Label outbox = item(Feather.SEND);
    private final Button trouble = new Button();
    private final UiKit kit;
    private final Navigator navigator;

    StatusBar(UiKit kit, Texts texts, FrameModel model, FrameHooks hooks, Navigator navigator) {
        this.kit = kit;
        this.texts = texts;
        this.navigator = navigator;
        trouble.setId("status-trouble");
        trouble.getStyleClass().addAll("status-button", "trouble");
        trouble.managedProperty().bind(trouble.visibleProperty());
        peers.setId("status-nodes");
        peers.setGraphic(Words.icon(Feather.SHARE_2));
        peers.getStyleClass().add("status-button");
        peers.setOnAction(_ -> hooks.openNodes().run());
        getStyleClass().addAll("status-bar", "gap-16");
        getChildren().addAll(height, sync, trouble, peers, phase, Boxes.spring(), outbox);
        Runnable advance = hooks.advancePhase();
        if (advance != null) {
            Label sandbox = Words.caption(texts.text("frame.sandbox"));
            sandbox.getStyleClass().add("sandbox-word");
            Button button = Words.button(texts.text("frame.sandbox.advance"), advance);
            button.setGraphic(Words.icon(Feather.SKIP_FORWARD));
            button.getStyleClass().add("status-button");
            getChildren().addAll(sandbox, button);
        }
        model.statusProperty().subscribe(this::show);
    }

    private void show(FrameStatus now) {
        say(height, texts.text("frame.height", now.height()));
        say(sync, texts.text("frame.sync." + now.sync().word()));
        sync.setGraphic(Words.icon(shape(now.sync())));
        boolean stopped = now.sync() == FrameStatus.Sync.OFFLINE || now.sync() == FrameStatus.Sync.DISAGREEMENT;
        sync.pseudoClassStateChanged(TROUBLE, stopped);
        show(now.trouble());
        say(peers, texts.text("frame.peers", now.peers()));
        say(phase, texts.text("frame.phase", now.cycle(), now.phase(), now.blocksLeft()));
        phase.setVisible(now.cycle() > 0);
        say(outbox, texts.text("frame.outbox", now.outbox()));
    }

    /** What went wrong in a few words; a click tells why and what to do. */
    private void show(@Nullable UserError why) {
        trouble.setVisible(why != null);
        if (why != null) {
            trouble.textProperty().bind(why.what().observe());
            trouble.setOnAction(_ -> navigator.inspect(texts.text("frame.trouble"), new ErrorPane(kit, why)));
        }
    }

    private static Ikon shape(FrameStatus.Sync sync) {
        return switch (sync) {
            case STARTING, SYNCING -> Feather.DOWNLOAD;
            case SYNCED -> Feather.CHECK;
            case STALE -> Feather.CLOCK;
            case OFFLINE -> Feather.WIFI_OFF;
            case DISAGREEMENT -> Feather.ALERT_TRIANGLE;
        };
    }

    private static void say(Labeled label, Text words) {
        label.textProperty().bind(words.observe());
    }

    private static Label item(Ikon icon) {
        var label = new Label();
        label.setGraphic(Words.icon(icon));
        label.getStyleClass().add("caption");
        return label;
    }
}
