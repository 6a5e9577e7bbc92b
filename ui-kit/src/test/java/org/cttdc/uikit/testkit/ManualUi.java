package org.cttdc.uikit.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Text;

/** A bridge whose work and pulses happen when the test says so. */
public final class ManualUi {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> pulse = new ArrayDeque<>();

    public UiBridge bridge() {
        return new UiBridge(work::add, pulse::add, ManualUi::words);
    }

    /** Errors as a test needs them: the exception's own words. */
    public static UserError words(Throwable failure) {
        Text message = Text.literal(String.valueOf(failure.getMessage()));
        return new UserError("test", message, Text.empty(), Text.empty(), failure.toString());
    }

    /** Runs the oldest piece of work. */
    public void runOne() {
        work.remove().run();
    }

    /** Runs the newest piece of work, as if it overtook the others. */
    public void runNewest() {
        work.removeLast().run();
    }

    /** Runs all work there is. */
    public void runAll() {
        while (!work.isEmpty()) {
            runOne();
        }
    }

    /** One frame: hands over what waits now; answers how much that was. */
    public int pulse() {
        int waiting = pulse.size();
        for (int i = 0; i < waiting; i++) {
            pulse.remove().run();
        }
        return waiting;
    }
}
