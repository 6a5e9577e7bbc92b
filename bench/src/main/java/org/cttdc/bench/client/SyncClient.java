package org.cttdc.bench.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;

/**
 * This suite's light node as a process of its own, with a new store on disk, from a checkpoint to a height: {@code skipping},
 * {@code linked} (skipping, then every header by hash links), {@code signed} (skipping, then every header by its signatures), or
 * {@code again} (skipping many times over, a new store each time, of which the last is told: what it costs a program that runs
 * already). The node is its own witness, as the reference clients' are here. Prints one line of JSON.
 */
public final class SyncClient {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PERIOD = Duration.ofDays(36_500);

    private static final int RUNS_TO_WARM_UP = 40;

    private SyncClient() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 6) {
            System.err.println("usage: skipping|again|linked|signed URL CHAIN_ID ROOT_HEIGHT ROOT_HASH TARGET_HEIGHT");
            System.exit(2);
        }
        String result = "";
        for (int run = args[0].equals("again") ? RUNS_TO_WARM_UP : 1; run > 0; run--) {
            Path home = Files.createTempDirectory("ctt-bench");
            try {
                result = sync(config(args, home), args[0], Long.parseLong(args[5]));
            } finally {
                delete(home);
            }
        }
        System.out.println(result);
    }

    private static LightNodeConfig config(String[] args, Path home) {
        TrustRoot root = new TrustRoot.Checkpoint(Long.parseLong(args[3]), Bytes.fromHex(args[4]));
        URI primary = URI.create(args[1]);
        URI witness = URI.create(args[1].replace("127.0.0.1", "localhost"));
        return LightNodeConfig.of(args[2], root, List.of(primary, witness), home)
                .withTrustingPeriod(PERIOD);
    }

    private static String sync(LightNodeConfig config, String mode, long target) throws InterruptedException {
        long start = System.nanoTime();
        try (LightNode node = LightNodes.open(config, InstantSource.system())) {
            awaitHeader(node, target);
            Newest newest = new Newest();
            switch (mode) {
                // Already there; the history's first delivery is the newest header itself.
                case "skipping", "again" -> newest.require(1, node.history().linked(target, newest::take));
                case "linked" -> newest.require(target, node.history().linked(1, newest::take));
                case "signed" -> newest.require(target, node.history().signed(target, newest::take));
                default -> throw new IllegalArgumentException("no mode " + mode);
            }
            long nanos = System.nanoTime() - start;
            return "{\"height\":" + newest.height + ",\"hash\":\"" + newest.hash.hex() + "\",\"nanos\":" + nanos + "}";
        }
    }

    private static void awaitHeader(LightNode node, long height) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Subscription watching = node.watch(status -> {
            if (status.height() >= height || status.stage() == SyncStatus.Stage.HALTED) {
                done.countDown();
            }
        });
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    || node.status().height() < height) {
                throw new IllegalStateException("the node stands at " + node.status());
            }
        } finally {
            watching.close();
        }
    }

    /** Counts headers and keeps the highest; the node delivers on one thread. */
    private static final class Newest {
        private long count;
        private long height;
        private Bytes hash = Bytes.EMPTY;

        void require(long headers, HeaderHistory.Delivered delivered) {
            if (count != headers || delivered.headers() != headers) {
                throw new IllegalStateException(count + " headers came, " + headers + " were due: " + delivered);
            }
        }

        void take(Verified<List<HashedHeader>> page) {
            for (HashedHeader header : page.value()) {
                count++;
                if (header.header().height() > height) {
                    height = header.header().height();
                    hash = header.hash();
                }
            }
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
