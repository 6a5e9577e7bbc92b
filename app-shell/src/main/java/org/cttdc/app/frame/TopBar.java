package org.cttdc.app.frame;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Hints;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where the person is, the door to every action, the account, the look and the lock. */
final class TopBar extends HBox {

    private final Texts texts;
    private final Button accountButton;
    private final Button lockButton;

    TopBar(Texts texts, FrameModel model, FrameHooks hooks, Appearance appearance, Runnable openPalette) {
        this.texts = texts;
        getStyleClass().addAll("top-bar", "gap-8");
        accountButton = new Button();
        accountButton.getStyleClass().addAll("account-chip", "flat");
        accountButton.setGraphic(Words.icon(Feather.USER));
        accountButton.setOnAction(_ -> hooks.openAccounts().run());
        lockButton = Words.iconButton(Feather.LOCK, texts.text("frame.lock"), hooks.lock());
        getChildren()
                .addAll(
                        place(model),
                        Boxes.spring(),
                        palette(openPalette),
                        Boxes.spring(),
                        accountButton,
                        looks(texts.languages(), appearance),
                        lockButton);
        model.accountProperty().subscribe(this::show);
    }

    private static HBox place(FrameModel model) {
        var workbench = new Label();
        workbench.getStyleClass().add("strong");
        var slash = new Label("/");
        slash.getStyleClass().add("quiet");
        var page = new Label();
        page.getStyleClass().add("quiet");
        model.placeProperty().subscribe(now -> {
            workbench.textProperty().bind(now.workbench().title().observe());
            page.textProperty().bind(now.page().title().observe());
            boolean several = now.workbench().pages().size() > 1;
            slash.setVisible(several);
            page.setVisible(several);
        });
        return Boxes.row(Boxes.Gap.NEAR, workbench, slash, page);
    }

    private Button palette(Runnable open) {
        Button field = Words.button(texts.text("frame.palette.open"), open);
        field.setGraphic(Words.icon(Feather.SEARCH));
        field.getStyleClass().add("palette-field");
        return field;
    }

    private void show(@Nullable AccountChip account) {
        if (account == null) {
            accountButton.textProperty().bind(texts.bind("frame.account.none"));
        } else {
            accountButton.textProperty().bind(Text.literal(account.name()).observe());
        }
        lockButton.setDisable(account == null || account.locked());
        boolean locked = account != null && account.locked();
        lockButton.setGraphic(Words.icon(locked ? Feather.LOCK : Feather.UNLOCK));
        Hints.on(lockButton, texts.text(locked ? "frame.locked" : "frame.lock"));
    }

    private MenuButton looks(Languages languages, Appearance appearance) {
        var menu = new MenuButton();
        menu.setGraphic(Words.icon(Feather.SLIDERS));
        menu.getStyleClass().add("icon-button");
        menu.accessibleTextProperty().bind(texts.bind("frame.looks"));
        Hints.on(menu, texts.text("frame.looks"));
        var languageGroup = new ToggleGroup();
        for (Locale locale : Languages.SUPPORTED) {
            // A language is named in itself, so that whoever cannot read the present one finds theirs.
            var item =
                    choice(languageGroup, Text.literal(locale.getDisplayLanguage(locale)), () -> languages.use(locale));
            languages.observe().subscribe(now -> item.setSelected(now.equals(locale)));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        var themeGroup = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            var item = choice(
                    themeGroup,
                    themeName(theme),
                    () -> appearance.themeProperty().set(theme));
            appearance.themeProperty().subscribe(now -> item.setSelected(now == theme));
            menu.getItems().add(item);
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("frame.zoom.in", appearance::zoomIn),
                        item("frame.zoom.out", appearance::zoomOut),
                        item("frame.zoom.reset", appearance::zoomReset));
        return menu;
    }

    private Text themeName(Theme theme) {
        return switch (theme) {
            case LIGHT -> texts.text("frame.theme.light");
            case DARK -> texts.text("frame.theme.dark");
            case HIGH_CONTRAST -> texts.text("frame.theme.contrast");
        };
    }

    private MenuItem item(String key, Runnable run) {
        var item = new MenuItem();
        item.textProperty().bind(texts.text(key).observe());
        item.setOnAction(_ -> run.run());
        return item;
    }

    private static RadioMenuItem choice(ToggleGroup group, Text name, Runnable run) {
        var item = new RadioMenuItem();
        item.textProperty().bind(name.observe());
        item.setToggleGroup(group);
        item.setOnAction(_ -> run.run());
        return item;
    }
}
