package org.cttdc.reviewer.ui;

import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;

/** What a buyer does about one complaint: one thing at a time, and nothing while the last one is on its way. */
final class Complaining {
    private final Texts texts;
    private final Navigator navigator;
    private final Deeds deeds;
    private final Runnable changed;
    private final BooleanProperty busy = new SimpleBooleanProperty();

    Complaining(Texts texts, Navigator navigator, Deeds deeds, Runnable changed) {
        this.texts = texts;
        this.navigator = navigator;
        this.deeds = deeds;
        this.changed = changed;
    }

    /** Whether something is being signed. */
    ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** A button with words beside it, of which those that say that the last message is on its way come first. */
    PrimaryAction action(String verb, String id, boolean moving, Text beside, Callable<OutboxEntry> deed) {
        var action = new PrimaryAction(texts.text(verb), () -> run(deed));
        action.button().setId(id);
        action.busyProperty().bind(busy);
        action.possibleProperty().set(!moving);
        action.besideProperty().set(moving ? texts.text("journey.underway") : beside);
        return action;
    }

    /** Signs and sends. */
    void run(Callable<OutboxEntry> deed) {
        deeds.run(busy, deed, _ -> {
            navigator.notify(Notice.done(texts.text("complaint.sent")));
            changed.run();
        });
    }
}
