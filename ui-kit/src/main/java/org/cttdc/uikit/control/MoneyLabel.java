package org.cttdc.uikit.control;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.i18n.Amount;

/** An amount: the figure in front, its unit in a quieter tone, the exact decimal in the context menu. */
public final class MoneyLabel extends HBox {

    /** How big the figure stands. */
    public enum Size {
        BODY("body"),
        SECTION("section"),
        HERO("hero");

        private final String styleClass;

        Size(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    /** Stands in the place of a covered amount. */
    public static final String COVER = "•••••";

    private final BooleanProperty covered = new SimpleBooleanProperty(this, "covered");
    private final LongProperty amount = new SimpleLongProperty(this, "amount");
    private final ObservableValue<Amount> shown;

    /** @param smallest the amount in fen or uCTT */
    public MoneyLabel(UiKit kit, Asset asset, long smallest, Size size) {
        amount.set(smallest);
        shown = Bindings.createObjectBinding(
                () -> kit.money().format(asset, amount.get()),
                amount,
                kit.languages().observe());
        getStyleClass().add("money-label");
        setAlignment(Pos.BASELINE_RIGHT);
        setMaxWidth(USE_PREF_SIZE);
        var figure = part(unlessCovered(Amount::number), "figure", size.styleClass);
        var before = part(shown.map(now -> now.unitFirst() ? now.unit() : ""), "unit", size.styleClass);
        var after = part(shown.map(now -> now.unitFirst() ? "" : "\u00a0" + now.unit()), "unit", size.styleClass);
        getChildren().addAll(before, figure, after);
        accessibleTextProperty().bind(unlessCovered(Amount::text));
        addCopyMenu(kit, figure);
    }

    public MoneyLabel(UiKit kit, Asset asset, long smallest) {
        this(kit, asset, smallest, Size.BODY);
    }

    /** Whether something else stands in the place of the figure. */
    public BooleanProperty coveredProperty() {
        return covered;
    }

    private ObservableValue<String> unlessCovered(Function<Amount, String> words) {
        return Bindings.createStringBinding(
                () -> covered.get() ? COVER : words.apply(shown.getValue()), covered, shown);
    }

    /** The amount in the smallest unit. */
    public LongProperty amountProperty() {
        return amount;
    }

    /** The exact decimal as it is copied. */
    public String exact() {
        return shown.getValue().exact();
    }

    private static Label part(ObservableValue<String> words, String... classes) {
        Label label = Words.following(words, classes);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void addCopyMenu(UiKit kit, Label figure) {
        var item = new MenuItem();
        item.textProperty().bind(kit.texts().bind("copy.exact"));
        item.setOnAction(_ -> kit.copy().accept(exact()));
        figure.setContextMenu(new ContextMenu(item));
    }
}
