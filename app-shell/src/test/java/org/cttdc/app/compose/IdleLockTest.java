package org.cttdc.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.wallet.core.AutoLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class IdleLockTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<String> locked = new ArrayList<>();

    @Test
    void everyTouchOfTheWindowPutsTheLockOff() {
        AutoLock lock = new AutoLock(() -> locked.add("locked"), now::get, Duration.ofMinutes(10));
        StackPane window = FxHeadless.call(StackPane::new);
        IdleLock idle = FxHeadless.call(() -> new IdleLock(lock, window, Runnable::run));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(9)));
        FxHeadless.run(() ->
                window.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false)));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(18)));
        lock.check();
        assertThat(locked).isEmpty();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(19)));
        lock.check();
        assertThat(locked).containsExactly("locked");
        FxHeadless.run(idle::close);
        FxHeadless.run(() ->
                window.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false)));
        lock.check();
        assertThat(locked).hasSize(2);
    }
}
