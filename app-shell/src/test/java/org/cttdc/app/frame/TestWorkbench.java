package org.cttdc.app.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A small workbench that remembers what happened to it. */
final class TestWorkbench implements Workbench {

    final List<String> log = new ArrayList<>();
    final BooleanProperty enabled = new SimpleBooleanProperty(true);
    final SimpleIntegerProperty service = new SimpleIntegerProperty();
    private final Texts texts;
    private final String id;
    private final Ikon icon;
    private final List<Role> first;
    private final List<Page> pages;

    TestWorkbench(Texts texts, String id, Ikon icon, List<Role> first, String... pageIds) {
        this.texts = texts;
        this.id = id;
        this.icon = icon;
        this.first = first;
        this.pages = List.of(pageIds).stream()
                .map(page -> new Page(page, texts.text("page." + page), Feather.FILE_TEXT, _ -> view(page)))
                .toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text title() {
        return texts.text("workbench." + id);
    }

    @Override
    public Ikon icon() {
        return icon;
    }

    @Override
    public int order(Role role) {
        return first.contains(role) ? 0 : 10;
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    @Override
    public List<WorkbenchAction> actions() {
        return List.of(
                WorkbenchAction.of(id + ".new", texts.text("action." + id), "Shortcut+T", _ -> log.add("new"))
                        .enabledBy(enabled),
                WorkbenchAction.of(
                        id + ".explain",
                        texts.text("action.explain"),
                        navigator -> navigator.inspect(
                                texts.text("explain.title"), Words.paragraph(texts.text("explain.body")))));
    }

    private PageView view(String page) {
        Node node = page.equals("accounts")
                ? Boxes.page(
                        Words.page(texts.text("page." + page)), Words.button(texts.text("action.wallet"), () -> {}))
                : new EmptyState(
                        Feather.INBOX,
                        texts.text("empty.title"),
                        texts.text("empty.purpose"),
                        texts.text("action." + id),
                        () -> {});
        return new View(page, new VBox(Boxes.grow(node)));
    }

    private final class View implements PageView {
        private final String page;
        private final VBox node;

        View(String page, VBox node) {
            this.page = page;
            this.node = node;
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public void attach(Lifetime lifetime) {
            log.add("attach " + page);
            lifetime.watch(service, value -> log.add(page + " sees " + value));
            lifetime.add(() -> log.add("detach " + page));
        }

        @Override
        public void show(String argument) {
            log.add("show " + argument);
        }
    }
}
