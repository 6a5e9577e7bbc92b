package org.cttdc.uikit.testkit;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;

/** Proves that a view is let go when it leaves the screen. */
public final class Leaks {

    private static final int ROUNDS = 50;

    private Leaks() {}

    /** Attaches a fresh view, detaches it, forgets it, and awaits its collection. */
    public static void assertReleased(Supplier<? extends PageView> make) {
        WeakReference<PageView> view = FxHeadless.call(() -> {
            PageView made = make.get();
            try (var lifetime = new Lifetime()) {
                made.attach(lifetime);
            }
            return new WeakReference<>(made);
        });
        for (int i = 0; i < ROUNDS && view.get() != null; i++) {
            System.gc();
            FxHeadless.run(() -> {});
        }
        if (view.get() != null) {
            throw new AssertionError("The view is still held after it was detached: something it listens to keeps it");
        }
    }
}
