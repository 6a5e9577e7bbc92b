package org.cttdc.app.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.jspecify.annotations.Nullable;

/**
 * The window's content: rail, top bar, page, inspector, status bar, and over them sheets, palette and notices. It is
 * the {@link Navigator} of all workbenches.
 */
public final class MainFrame extends StackPane implements Navigator {

    /** Below this width the rail shows icons only. */
    static final double FOLD_RAIL = 1200;

    /** Below this width the inspector lies over the page. */
    static final double OVERLAY_INSPECTOR = 1400;

    private static final PseudoClass OVERLAY = PseudoClass.getPseudoClass("overlay");

    private final FrameModel model;
    private final Texts texts;
    private final FrameHooks hooks;
    private final Appearance appearance;
    private final BorderPane chrome = new BorderPane();
    private final StackPane middle = new StackPane();
    private final PageHost pages = new PageHost(this);
    private final Rail rail;
    private final TopBar topBar;
    private final SubNavigation subNavigation;
    private final StatusBar statusBar;
    private final Inspector inspector;
    private final SheetLayer sheets = new SheetLayer();
    private final NoticeLayer notices;
    private final CommandPalette palette;
    private final FrameKeys keys;
    private boolean inspecting;

    public MainFrame(UiKit kit, FrameModel model, FrameHooks hooks, Appearance appearance) {
        this.model = model;
        this.hooks = hooks;
        this.appearance = appearance;
        this.texts = Texts.load(kit.languages(), file -> MainFrame.class.getResourceAsStream(file), "frame");
        getStyleClass().add("main-frame");
        rail = new Rail(model);
        subNavigation = new SubNavigation(model);
        statusBar = new StatusBar(kit, texts, model, hooks, this);
        inspector = new Inspector(texts, this::closeInspector);
        notices = new NoticeLayer(kit, texts, () -> {
            if (!Focus.first(pages)) {
                pages.requestFocus();
            }
        });
        palette = new CommandPalette(texts, this::paletteModel);
        topBar = new TopBar(texts, model, hooks, appearance, palette::open);
        keys = new FrameKeys(this, model, appearance);
        build();
        model.placeProperty().subscribe(pages::show);
        widthProperty().subscribe(_ -> arrange());
        addEventFilter(KeyEvent.KEY_PRESSED, keys::filter);
    }

    private void build() {
        VBox content = Boxes.column(Boxes.Gap.NONE, subNavigation, Boxes.grow(pages));
        middle.getChildren().add(content);
        StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
        chrome.setTop(topBar);
        chrome.setLeft(rail);
        chrome.setCenter(middle);
        chrome.setBottom(statusBar);
        getChildren().addAll(chrome, notices, sheets, palette);
        if (hooks.sandbox()) {
            getStyleClass().add("sandbox");
        }
    }

    /** Puts the frame into a dressed scene of the given size. */
    public Scene scene(double width, double height) {
        var scene = new Scene(this, width, height);
        appearance.dress(scene);
        if (!Focus.first(pages)) {
            Focus.first(rail);
        }
        return scene;
    }

    @Override
    public void open(String workbenchId, String pageId, @Nullable String argument) {
        model.open(workbenchId, pageId);
        if (argument != null) {
            pages.argument(argument);
        }
    }

    @Override
    public void inspect(Text title, Node node) {
        inspector.show(title, node);
        inspecting = true;
        arrange();
    }

    @Override
    public void notify(Notice notice) {
        notices.show(notice);
    }

    @Override
    public OpenSheet present(Text title, Node sheet, Runnable onDismiss) {
        return sheets.present(title, sheet, onDismiss);
    }

    /** Closes the inspector, if it is open. */
    public void closeInspector() {
        inspecting = false;
        inspector.clear();
        arrange();
        if (!Focus.within(this)) {
            Focus.first(pages);
        }
    }

    /** The window closes: no page listens any more. */
    public void release() {
        pages.release();
    }

    /** Whether something lies over the frame that wants an answer first. */
    boolean blocked() {
        return sheets.showing() || palette.showing();
    }

    boolean inspecting() {
        return inspecting;
    }

    CommandPalette palette() {
        return palette;
    }

    void togglePalette() {
        if (palette.showing()) {
            palette.close();
        } else if (!sheets.showing()) {
            palette.open();
        }
    }

    /** Esc: leaves what lies uppermost; answers whether there was anything. */
    boolean leave() {
        if (palette.showing()) {
            palette.close();
        } else if (sheets.showing()) {
            sheets.dismiss();
        } else if (inspecting) {
            closeInspector();
        } else {
            return false;
        }
        return true;
    }

    /** Moves the focus to the next pane that has something to focus. */
    void cyclePanes(int by) {
        if (blocked()) {
            return;
        }
        List<Node> panes = new ArrayList<>(List.of(rail, topBar, subNavigation, pages));
        if (inspecting) {
            panes.add(inspector);
        }
        panes.add(statusBar);
        int at = 0;
        for (int i = 0; i < panes.size(); i++) {
            if (Focus.within(panes.get(i))) {
                at = i;
            }
        }
        for (int step = 1; step <= panes.size(); step++) {
            if (Focus.first(panes.get(Math.floorMod(at + by * step, panes.size())))) {
                return;
            }
        }
    }

    private void arrange() {
        rail.foldedProperty().set(getWidth() < FOLD_RAIL);
        boolean over = inspecting && getWidth() < OVERLAY_INSPECTOR;
        boolean beside = inspecting && !over;
        inspector.pseudoClassStateChanged(OVERLAY, over);
        // Only what changes is moved: a node that is taken out and put back loses the focus.
        if (!over) {
            middle.getChildren().remove(inspector);
        }
        if (!beside) {
            chrome.setRight(null);
        }
        if (over && !middle.getChildren().contains(inspector)) {
            middle.getChildren().add(inspector);
        } else if (beside) {
            chrome.setRight(inspector);
        }
    }

    private PaletteModel paletteModel() {
        var entries = new ArrayList<PaletteModel.Entry>();
        model.hereFirst().forEach(workbench -> addEntries(entries, workbench));
        entries.add(new PaletteModel.Entry(
                texts.text("frame.proof.check"), texts.text("frame.place.suite"), null, always(), hooks.checkProof()));
        entries.add(new PaletteModel.Entry(
                texts.text("frame.nodes"), texts.text("frame.place.suite"), null, always(), hooks.openNodes()));
        return new PaletteModel(entries);
    }

    private void addEntries(List<PaletteModel.Entry> entries, Workbench workbench) {
        for (WorkbenchAction action : workbench.actions()) {
            entries.add(new PaletteModel.Entry(
                    action.label(),
                    workbench.title(),
                    action.shortcut(),
                    action.enabled(),
                    () -> action.run().accept(this)));
        }
        for (Page page : workbench.pages()) {
            entries.add(new PaletteModel.Entry(
                    texts.text("frame.palette.go", page.title()),
                    workbench.title(),
                    null,
                    always(),
                    () -> model.open(workbench, page)));
        }
    }

    private static ObservableBooleanValue always() {
        return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
    }
}
