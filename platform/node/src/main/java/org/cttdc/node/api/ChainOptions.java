package org.cttdc.node.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * How an embedded chain runs.
 *
 * @param rpc where the RPC listens; port 0 takes a free one; empty for none
 * @param idleInterval how long after a block an empty one is made; empty for none at all
 * @param gather how long a block waits for company once something is due; zero for blocks at once
 * @param retainedVersions heights of state kept for historic reads and proofs, at least 2
 * @param validators keys a new home is given; all are validators from its beginning
 * @param random source of the validators' keys and of the beacon's secret
 */
public record ChainOptions(
        Optional<InetSocketAddress> rpc,
        Optional<Duration> idleInterval,
        Duration gather,
        long retainedVersions,
        int validators,
        SecureRandom random) {
    private static final long DEFAULT_RETAINED = 100_000;

    public ChainOptions {
        if (retainedVersions < 2) {
            throw new IllegalArgumentException("at least 2 heights of state must be kept, not " + retainedVersions);
        }
        if (validators < 1) {
            throw new IllegalArgumentException("a chain has at least one validator, not " + validators);
        }
    }

    /** RPC on a free port of the loopback interface, blocks on demand only. */
    public static ChainOptions loopback(SecureRandom random) {
        return new ChainOptions(
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                Duration.ZERO,
                DEFAULT_RETAINED,
                1,
                random);
    }

    /** No RPC, blocks on demand only. */
    public static ChainOptions inProcess(SecureRandom random) {
        return new ChainOptions(Optional.empty(), Optional.empty(), Duration.ZERO, DEFAULT_RETAINED, 1, random);
    }

    /** The same with the RPC listening there. */
    public ChainOptions withRpc(InetSocketAddress address) {
        return new ChainOptions(Optional.of(address), idleInterval, gather, retainedVersions, validators, random);
    }

    /** The same with an empty block whenever that long passed without one. */
    public ChainOptions withIdleInterval(Duration interval) {
        return new ChainOptions(rpc, Optional.of(interval), gather, retainedVersions, validators, random);
    }

    /** The same with blocks that wait that long for more transactions, so that a busy minute does not use up a short cycle. */
    public ChainOptions withGather(Duration time) {
        return new ChainOptions(rpc, idleInterval, time, retainedVersions, validators, random);
    }

    /** The same with that many validators in a new home. */
    public ChainOptions withValidators(int count) {
        return new ChainOptions(rpc, idleInterval, gather, retainedVersions, count, random);
    }
}
