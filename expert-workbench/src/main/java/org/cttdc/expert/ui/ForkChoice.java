package org.cttdc.expert.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Whether a new model builds on another author's, and what it promises for that. */
final class ForkChoice extends HBox {
    private final UiKit kit;
    private final Texts texts;
    private final ComboBox<Choice> parent = new ComboBox<>();
    private final TextField royalty = new TextField("10");
    private long mostPpm;

    /** What is promised to whom. */
    record Promise(Bytes parent, long royaltyPpm) {}

    /** One line of the list; the first is no model. */
    private record Choice(Bytes id, @Nullable PublishedModel model) {
        static final Choice NONE = new Choice(Bytes.EMPTY, null);
    }

    ForkChoice(UiKit kit, Texts texts, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        parent.setId("author-parent");
        royalty.setId("author-royalty");
        royalty.setPrefColumnCount(4);
        parent.setPrefWidth(220);
        NameCell.in(parent, kit.languages(), choice -> name(choice.model()));
        parent.getItems().setAll(List.of(Choice.NONE));
        parent.setValue(Choice.NONE);
        parent.accessibleTextProperty().bind(texts.bind("fork.parent"));
        royalty.accessibleTextProperty().bind(texts.bind("fork.royalty"));
        royalty.disableProperty().bind(Bindings.createBooleanBinding(() -> chosen().isEmpty(), parent.valueProperty()));
        parent.valueProperty().subscribe(_ -> changed.run());
        royalty.textProperty().subscribe(_ -> changed.run());
        getStyleClass().add("gap-8");
        setAlignment(Pos.CENTER_LEFT);
        Label builds = Words.quiet(texts.text("fork.parent"));
        Label share = Words.quiet(texts.text("fork.royalty"));
        builds.setMinWidth(USE_PREF_SIZE);
        share.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(builds, parent, share, royalty);
        managedProperty().bind(visibleProperty());
    }

    /** Models of other authors, of which one may be chosen; what was chosen stays. */
    void offer(List<PublishedModel> models, Bytes me, long most) {
        mostPpm = most;
        List<Choice> choices = new ArrayList<>(List.of(Choice.NONE));
        models.reversed().stream()
                .filter(model -> !model.state().author().equals(me))
                .forEach(model -> choices.add(new Choice(model.state().id(), model)));
        if (!ids(parent.getItems()).equals(ids(choices))) {
            Bytes before = chosen();
            parent.getItems().setAll(choices);
            choose(before);
        }
    }

    /** Chooses a model by id; none where it is not offered. */
    void choose(Bytes id) {
        parent.setValue(parent.getItems().stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElse(Choice.NONE));
    }

    /** Whether the royalty that was typed can be promised. */
    boolean holds() {
        return chosen().isEmpty() || Percent.toPpm(royalty.getText(), mostPpm).isPresent();
    }

    /** The promise, where a parent is chosen. */
    Optional<Promise> promise() {
        Bytes id = chosen();
        return id.isEmpty()
                ? Optional.empty()
                : Percent.toPpm(royalty.getText(), mostPpm).map(ppm -> new Promise(id, ppm));
    }

    private Bytes chosen() {
        Choice choice = parent.getValue();
        return choice == null ? Bytes.EMPTY : choice.id();
    }

    private static List<Bytes> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }

    private String name(@Nullable PublishedModel model) {
        return model == null
                ? texts.get("fork.none")
                : model.document().title().in(kit.languages().get()) + " "
                        + model.state().version();
    }
}
