package org.cttdc.uikit.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class UiBridgeTest {

    private final ManualUi ui = new ManualUi();

    @Test
    void burstBecomesOneUpdateAPulse() {
        var seen = new ArrayList<Integer>();
        var feed = ui.bridge().<Integer>feed(seen::add);
        for (int i = 0; i < 1000; i++) {
            feed.publish(i);
        }
        assertThat(ui.pulse()).isEqualTo(1);
        feed.publish(1000);
        ui.pulse();
        assertThat(seen).containsExactly(999, 1000);
    }

    @Test
    void overtakenAnswerIsDropped() {
        var seen = new ArrayList<String>();
        var latest = ui.bridge().<String>latest(seen::add, _ -> {});
        latest.ask(() -> "old");
        latest.ask(() -> "new");
        ui.runNewest();
        ui.runOne();
        ui.pulse();
        assertThat(seen).containsExactly("new");
    }

    @Test
    void failureArrivesAsWords() {
        var seen = new ArrayList<UserError>();
        ui.bridge()
                .run(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        _ -> {},
                        seen::add);
        ui.runAll();
        ui.pulse();
        assertThat(seen)
                .singleElement()
                .satisfies(error -> assertThat(error.what().get()).isEqualTo("broken"));
    }

    @Test
    void liveBridgeAnswersOnTheFxThread() throws InterruptedException {
        var onFx = new AtomicBoolean();
        var done = new CountDownLatch(1);
        UiBridge.live(ManualUi::words)
                .run(
                        () -> Thread.currentThread().isVirtual(),
                        virtual -> {
                            onFx.set(virtual && Platform.isFxApplicationThread());
                            done.countDown();
                        },
                        _ -> done.countDown());
        done.await();
        assertThat(onFx).isTrue();
    }
}
