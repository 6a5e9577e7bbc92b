package org.cttdc.uikit.testkit;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;

/** Proves that a view is let go when it leaves the screen. */
public final class Leaks {

    /** A page's question may still be under way when it is left; a busy machine takes its time to answer it. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

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
        long end = System.nanoTime() + PATIENCE;
        while (view.get() != null && System.nanoTime() < end) {
            System.gc();
            FxHeadless.run(() -> {});
        }
        if (view.get() != null) {
            throw new AssertionError("The view is still held after it was detached: something it listens to keeps it");
        }
    }
}
