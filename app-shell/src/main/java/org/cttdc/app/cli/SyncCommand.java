package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies a chain up to its tip. */
@Command(
        name = "sync",
        description = {
            "Verifies the headers of a chain up to the newest one, from what you trust on.",
            "Works with the nodes of any CometBFT chain."
        },
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
    private static final long TELL_EVERY_NANOS = 500_000_000L;

    @Mixin
    private NetworkOptions options;

    @Option(names = "--follow", description = "Go on with every new header until stopped (Ctrl-C) or halted.")
    private boolean follow;

    @Option(
            names = "--history",
            description = "Verify every header below the newest one as well, by hash links; goes on where it stopped.")
    private boolean history;

    @Option(
            names = "--down-to",
            paramLabel = "HEIGHT",
            description = "With --history: the lowest height wanted (default: 1).")
    private long lowest = 1;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    SyncCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lowest < 1) {
            throw options.usage("--down-to begins at 1");
        }
        try (LightSession session = LightSession.open(options)) {
            SyncStatus status = session.sync();
            if (history) {
                history(session, status);
            } else {
                say(session, status);
            }
            return follow ? follow(session) : ExitCode.OK;
        }
    }

    private void history(LightSession session, SyncStatus status) {
        HeaderHistory.Delivered delivered = session.node().history().linked(lowest, new Walked(options.err()));
        report(session, status)
                .put("headers", delivered.headers())
                .put("lowest", delivered.lowest())
                .put("highest", delivered.highest())
                .line("Every header from " + delivered.lowest() + " to " + delivered.highest()
                        + " is linked to it by hash; " + delivered.headers() + " of them were checked now.")
                .print();
    }

    /** Tells now and then how far down it is. */
    private static final class Walked implements Consumer<Verified<List<HashedHeader>>> {
        private final PrintWriter err;
        private long told = System.nanoTime();

        Walked(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void accept(Verified<List<HashedHeader>> page) {
            long now = System.nanoTime();
            if (now - told >= TELL_EVERY_NANOS && !page.value().isEmpty()) {
                told = now;
                err.println("ctt: linked down to height "
                        + page.value().getLast().header().height());
                err.flush();
            }
        }
    }

    private int follow(LightSession session) throws InterruptedException {
        CountDownLatch halted = new CountDownLatch(1);
        long[] told = {session.node().status().height()};
        try (Subscription _ = session.node().watch(status -> {
            if (status.height() > told[0]) {
                told[0] = status.height();
                say(session, status);
            }
            if (status.stage() == SyncStatus.Stage.HALTED) {
                halted.countDown();
            }
        })) {
            halted.await();
        }
        throw session.node().status().problem().orElseThrow();
    }

    private void say(LightSession session, SyncStatus status) {
        report(session, status).print();
    }

    private Report report(LightSession session, SyncStatus status) {
        return StatusCommand.head(options.report(), session.network(), status)
                .line("Verified up to height " + status.height() + " of " + status.time() + " on chain "
                        + status.chainId() + ": "
                        + Count.agreeing(
                                status.agreeing(), session.network().peers().size()) + ".");
    }
}
