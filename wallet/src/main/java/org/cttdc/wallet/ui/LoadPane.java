package org.cttdc.wallet.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.Skeleton;
import org.cttdc.uikit.control.UiKit;

/** Shows a skeleton, the content, or why there is none. */
final class LoadPane<T> extends StackPane {
    private static final int LINES = 5;

    private final UiKit kit;
    private final Node content;
    private final Consumer<T> show;
    private final Runnable retry;

    LoadPane(UiKit kit, Node content, Consumer<T> show, Runnable retry) {
        this.kit = kit;
        this.content = content;
        this.show = show;
        this.retry = retry;
    }

    void set(Load<T> load) {
        switch (load) {
            case Load.Waiting<T> waiting -> getChildren().setAll(new Skeleton(kit, LINES));
            case Load.Failed<T>(var error) -> getChildren().setAll(new ErrorPane(kit, error, retry));
            case Load.Ready<T> ready -> {
                show.accept(ready.value());
                Boxes.show(this, content);
            }
        }
    }
}
