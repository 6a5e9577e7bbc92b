package org.cttdc.expert.ui;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cttdc.uikit.i18n.Texts;

/** Offers common UCUM units below a field: with the arrow-down key or the context menu. Any other unit may be typed. */
final class Units {
    private static final List<String> COMMON = List.of(
            "1", "%", "[ppm]", "m", "cm", "mm", "um", "g", "kg", "s", "min", "h", "Cel", "K", "L", "mL", "V", "mV", "A",
            "mA", "mA.h", "W", "kW", "W.h", "kW.h", "J", "Ohm", "Hz", "dB", "lm", "lx", "lm/W", "cd", "Pa", "bar", "N");

    private Units() {}

    static void offer(TextField field, Texts texts) {
        var menu = new ContextMenu();
        for (String code : COMMON) {
            var item = new MenuItem();
            item.textProperty().bind(texts.bind("unit.item", code));
            item.setOnAction(_ -> field.setText(code));
            menu.getItems().add(item);
        }
        menu.setMaxHeight(320);
        field.setContextMenu(menu);
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                menu.show(field, Side.BOTTOM, 0, 0);
                event.consume();
            }
        });
    }
}
