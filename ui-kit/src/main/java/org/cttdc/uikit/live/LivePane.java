package org.cttdc.uikit.live;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.Skeleton;
import org.cttdc.uikit.control.UiKit;

/**
 * A place whose content is asked for off the FX thread: a skeleton at first, then the content, which stays while a newer answer is
 * on its way; an error with "try again" where there is no answer.
 *
 * @param <T> the answer, immutable
 */
public final class LivePane<T> extends StackPane {
    private final UiKit kit;
    private final UiBridge.Latest<T> asking;
    private final Callable<T> question;
    private final int lines;

    /**
     * @param lines how many lines the skeleton has
     * @param question blocks; runs on a virtual thread
     * @param content shown once there is an answer
     * @param show puts an answer into the content
     */
    public LivePane(UiKit kit, int lines, Callable<T> question, Node content, Consumer<? super T> show) {
        this.kit = kit;
        this.lines = lines;
        this.question = question;
        this.asking = kit.bridge()
                .latest(
                        answer -> {
                            show.accept(answer);
                            Boxes.show(this, content);
                        },
                        this::failed);
        getChildren().setAll(new Skeleton(kit, lines));
    }

    /** Asks again; what is shown stays until the answer arrives. */
    public void refresh() {
        asking.ask(question);
    }

    /** Asks about another subject, such as another account: what was shown is not its answer and goes at once. */
    public void begin() {
        getChildren().setAll(new Skeleton(kit, lines));
        refresh();
    }

    private void failed(UserError error) {
        getChildren().setAll(new ErrorPane(kit, error, this::refresh));
    }
}
