package org.cttdc.uikit.control;

import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Stands where content will be. Shows itself only if the wait is felt (150 ms); stands still, costs nothing. */
public final class Skeleton extends VBox {

    /** How long a wait stays unnoticed. */
    public static final Duration PATIENCE = Duration.millis(150);

    private static final double[] WIDTHS = {0.62, 0.88, 0.74, 0.95, 0.55};

    private final PauseTransition wait = new PauseTransition(PATIENCE);

    /** @param lines how many lines the content will about have */
    public Skeleton(UiKit kit, int lines) {
        getStyleClass().addAll("skeleton", "gap-8");
        accessibleTextProperty().bind(kit.texts().bind("loading"));
        for (int i = 0; i < lines; i++) {
            var bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            bar.maxWidthProperty().bind(widthProperty().multiply(WIDTHS[i % WIDTHS.length]));
            getChildren().add(bar);
        }
        setVisible(false);
        wait.setOnFinished(_ -> setVisible(true));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                wait.stop();
                setVisible(false);
            } else {
                wait.playFromStart();
            }
        });
    }
}
