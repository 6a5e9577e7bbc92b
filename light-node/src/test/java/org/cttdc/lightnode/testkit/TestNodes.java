package org.cttdc.lightnode.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.TrustRoot;

/** Light nodes with short deadlines, an hour after the test chain began. */
public final class TestNodes {
    public static final Instant NOW = TestChain.GENESIS_TIME.toInstant().plusSeconds(3600);
    public static final LightNodeConfig.Limits LIMITS =
            new LightNodeConfig.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(30), 1 << 20);

    private TestNodes() {}

    /** A light node of these endpoints. */
    public static LightNode open(Path home, TrustRoot trust, LyingNode... nodes) {
        return LightNodes.open(config(home, trust, nodes), InstantSource.fixed(NOW));
    }

    /** Its configuration. */
    public static LightNodeConfig config(Path home, TrustRoot trust, LyingNode... nodes) {
        return LightNodeConfig.of(
                        TestChain.CHAIN_ID,
                        trust,
                        Stream.of(nodes).map(LyingNode::endpoint).toList(),
                        home)
                .withLimits(LIMITS);
    }

    /** Waits for a status; fails after thirty seconds. */
    public static SyncStatus await(LightNode node, Predicate<SyncStatus> wanted) {
        CompletableFuture<SyncStatus> seen = new CompletableFuture<>();
        try (Subscription _ = node.watch(status -> {
            if (wanted.test(status)) {
                seen.complete(status);
            }
        })) {
            return seen.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
