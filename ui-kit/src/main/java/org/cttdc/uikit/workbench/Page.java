package org.cttdc.uikit.workbench;

import java.util.function.Function;
import org.cttdc.uikit.i18n.Text;
import org.kordamp.ikonli.Ikon;

/**
 * One page of a workbench.
 *
 * @param id stable identifier inside the workbench, such as {@code outbox}
 * @param title shown in the sub-navigation and the top bar
 * @param icon a Feather icon
 * @param view makes the view when the page is first opened; it is kept afterwards, so that scroll and caret survive
 */
public record Page(String id, Text title, Ikon icon, Function<Navigator, PageView> view) {}
