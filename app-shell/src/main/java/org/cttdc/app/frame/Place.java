package org.cttdc.app.frame;

import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Workbench;

/** Where the person is: a page of a workbench. */
public record Place(Workbench workbench, Page page) {

    /** Identifies the place in saved settings: {@code wallet/outbox}. */
    public String id() {
        return workbench.id() + "/" + page.id();
    }
}
