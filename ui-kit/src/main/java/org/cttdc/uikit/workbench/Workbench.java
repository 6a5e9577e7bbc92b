package org.cttdc.uikit.workbench;

import java.util.List;
import org.cttdc.uikit.i18n.Text;
import org.kordamp.ikonli.Ikon;

/** One place of work in the suite. Made by the composition root with everything it needs; the frame shows it. */
public interface Workbench {

    /** Stable identifier, such as {@code wallet}; used for navigation and saved settings. */
    String id();

    Text title();

    /** A Feather icon. */
    Ikon icon();

    /** Place in the rail for a role; smaller stands higher. */
    int order(Role role);

    /** The pages, home first. The frame renders them as sub-navigation when there is more than one. */
    List<Page> pages();

    /** Everything a person can do here, for the command palette and shortcuts. */
    List<WorkbenchAction> actions();
}
