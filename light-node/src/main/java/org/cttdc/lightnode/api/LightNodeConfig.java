package org.cttdc.lightnode.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;

/**
 * What a light node starts from.
 *
 * @param chainId the chain, at most 50 bytes
 * @param trust what is believed at the start; another one than last time drops every header derived from the old one
 * @param endpoints RPC addresses of full nodes, http or https, at least one; the more, the harder to deceive
 * @param trustingPeriod how long a verified header may be built on; shorter than the chain's unbonding period
 * @param clockDrift how far a block's time may lie ahead of our clock
 * @param home directory of the local store, created where it is missing
 * @param limits deadlines and sizes
 * @param witnesses endpoints besides the one that is followed which must serve the same header before it is believed; where fewer are
 *     left that were not expelled, all of those
 * @param genesisHash {@link LightNodes.GenesisClaim#hash()} that every endpoint's genesis must have; empty where none is known
 */
public record LightNodeConfig(
        String chainId,
        TrustRoot trust,
        List<URI> endpoints,
        Duration trustingPeriod,
        Duration clockDrift,
        Path home,
        Limits limits,
        int witnesses,
        Optional<Bytes> genesisHash) {
    /** Two weeks, for chains that unbond in three. */
    public static final Duration DEFAULT_TRUSTING_PERIOD = Duration.ofDays(14);
    /** The reference's drift. */
    public static final Duration DEFAULT_CLOCK_DRIFT = Duration.ofSeconds(10);

    /** The reference's: one. */
    public static final int DEFAULT_WITNESSES = 1;

    public LightNodeConfig {
        if (witnesses < 0) {
            throw new IllegalArgumentException("a header cannot be witnessed " + witnesses + " times");
        }
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a light node needs at least one endpoint to ask");
        }
        for (URI endpoint : endpoints) {
            if (endpoint.getHost() == null
                    || !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
                throw new IllegalArgumentException("an endpoint is an http or https address, not " + endpoint);
            }
        }
    }

    /** A configuration with the default periods and limits. */
    public static LightNodeConfig of(String chainId, TrustRoot trust, List<URI> endpoints, Path home) {
        return new LightNodeConfig(
                chainId,
                trust,
                endpoints,
                DEFAULT_TRUSTING_PERIOD,
                DEFAULT_CLOCK_DRIFT,
                home,
                Limits.DEFAULT,
                DEFAULT_WITNESSES,
                Optional.empty());
    }

    /** The same with another trusting period, for example for a sandbox whose past is older than two weeks. */
    public LightNodeConfig withTrustingPeriod(Duration period) {
        return new LightNodeConfig(chainId, trust, endpoints, period, clockDrift, home, limits, witnesses, genesisHash);
    }

    /** The same with other limits. */
    public LightNodeConfig withLimits(Limits other) {
        return new LightNodeConfig(
                chainId, trust, endpoints, trustingPeriod, clockDrift, home, other, witnesses, genesisHash);
    }

    /** The same with another number of witnesses. */
    public LightNodeConfig withWitnesses(int other) {
        return new LightNodeConfig(
                chainId, trust, endpoints, trustingPeriod, clockDrift, home, limits, other, genesisHash);
    }

    /** The same for endpoints of that genesis only. */
    public LightNodeConfig withGenesisHash(Bytes hash) {
        return new LightNodeConfig(
                chainId, trust, endpoints, trustingPeriod, clockDrift, home, limits, witnesses, Optional.of(hash));
    }

    /**
     * What waiting and reading may cost.
     *
     * @param call deadline of one request to one endpoint
     * @param await deadline of {@link LightNode#awaitHeight}
     * @param poll how often an endpoint is asked for its newest header where it sends no hints
     * @param maxReply longest reply read, bytes
     */
    public record Limits(Duration call, Duration await, Duration poll, int maxReply) {
        /** Ten seconds a call, a minute of waiting, a poll a second, 4 MiB a reply. */
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(1), 4 << 20);
    }
}
