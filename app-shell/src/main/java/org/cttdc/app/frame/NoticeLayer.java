package org.cttdc.app.frame;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Notice;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Notices at the lower left, the newest lowest: the lower right belongs to the primary actions. Problems and warnings stay until dismissed. */
final class NoticeLayer extends VBox {

    private static final Duration STAY = Duration.seconds(6);
    private static final int MOST = 4;

    private final UiKit kit;
    private final Texts texts;
    private final Runnable home;

    /** @param home gives the focus back to the page */
    NoticeLayer(UiKit kit, Texts texts, Runnable home) {
        this.kit = kit;
        this.home = home;
        this.texts = texts;
        getStyleClass().addAll("notices", "gap-8");
        setAlignment(Pos.BOTTOM_LEFT);
        setPickOnBounds(false);
    }

    void show(Notice notice) {
        HBox card = card(notice);
        getChildren().add(card);
        if (getChildren().size() > MOST) {
            remove(getChildren().getFirst());
        }
        if (notice.kind() == Notice.Kind.INFO || notice.kind() == Notice.Kind.DONE) {
            var stay = new PauseTransition(STAY);
            // Who is just reading it with the keyboard has time.
            stay.setOnFinished(_ -> {
                if (Focus.within(card)) {
                    stay.playFromStart();
                } else {
                    remove(card);
                }
            });
            stay.play();
        }
    }

    /** A notice that had the focus does not take it along: the person goes on in the page. */
    private void remove(Node card) {
        boolean focused = Focus.within(card);
        getChildren().remove(card);
        if (focused) {
            home.run();
        }
    }

    private HBox card(Notice notice) {
        Label message = Words.paragraph(notice.message());
        message.setMaxWidth(Double.MAX_VALUE);
        HBox card = Boxes.row(Boxes.Gap.NEAR, Words.icon(shape(notice.kind())), Boxes.grow(message));
        card.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(Locale.ROOT));
        Notice.Follow follow = notice.follow();
        if (follow != null) {
            card.getChildren().add(flat(Words.button(follow.label(), () -> {
                remove(card);
                follow.run().run();
            })));
        }
        String details = notice.details();
        if (details != null) {
            card.getChildren()
                    .add(Words.iconButton(
                            Feather.COPY,
                            texts.text("frame.notice.copy"),
                            () -> kit.copy().accept(details)));
        }
        card.getChildren().add(Words.iconButton(Feather.X, texts.text("frame.notice.dismiss"), () -> remove(card)));
        return card;
    }

    private static Node flat(Node node) {
        node.getStyleClass().add("flat");
        return node;
    }

    private static Ikon shape(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Feather.INFO;
            case DONE -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case PROBLEM -> Feather.ALERT_OCTAGON;
        };
    }
}
