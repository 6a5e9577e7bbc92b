package org.cttdc.uikit.testkit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** A navigator that remembers what it was asked. */
public final class TestNavigator implements Navigator {

    /** Places asked for, as {@code workbench/page/argument}. */
    public final List<String> opened = new ArrayList<>();

    public final List<Node> inspected = new ArrayList<>();
    public final List<Notice> notices = new ArrayList<>();

    /** Sheets on screen. */
    public final List<Node> sheets = new ArrayList<>();

    @Override
    public void open(String workbenchId, String pageId, @Nullable String argument) {
        opened.add(workbenchId + "/" + pageId + (argument == null ? "" : "/" + argument));
    }

    @Override
    public void inspect(Text title, Node node) {
        inspected.add(node);
    }

    @Override
    public void notify(Notice notice) {
        notices.add(notice);
    }

    @Override
    public OpenSheet present(Text title, Node sheet, Runnable onDismiss) {
        sheets.add(sheet);
        return () -> sheets.remove(sheet);
    }
}
