package org.cttdc.lightnode.api;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.cttdc.lightnode.node.CttLightNode;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;

/** Opens light nodes. */
public final class LightNodes {
    private LightNodes() {}

    /**
     * Opens the store in the configuration's home and starts following the chain; returns at once.
     *
     * @param clock tells the time blocks are compared with; a sandbox passes its own
     * @throws LightNodeException STORE where the store is newer than this program or in use
     */
    public static LightNode open(LightNodeConfig config, InstantSource clock) {
        return CttLightNode.open(config, clock);
    }

    /** What an endpoint says its chain begins with: to be shown to a person or compared, not to be believed. */
    public static Unverified<GenesisClaim> genesisOf(URI endpoint) {
        try (HttpTransport transport = new HttpTransport(RpcLimits.DEFAULT)) {
            RpcReplies.Genesis genesis = new RpcClient(transport, endpoint).genesis();
            return new Unverified<>(
                    new GenesisClaim(
                            genesis.chainId(),
                            new TrustRoot.Genesis(
                                    genesis.initialHeight(),
                                    genesis.validators().hash()),
                            genesis.hash()),
                    endpoint.toString());
        }
    }

    /**
     * The newest header an endpoint shows: to be shown to a person or compared, not to be believed. Trust on first use begins here.
     *
     * @throws LightNodeException UNREACHABLE, BAD_REPLY
     */
    public static Unverified<HeaderClaim> newestOf(URI endpoint) {
        try (HttpTransport transport = new HttpTransport(RpcLimits.DEFAULT)) {
            Header header = new RpcClient(transport, endpoint).latestCommit().header();
            return new Unverified<>(claim(header), endpoint.toString());
        }
    }

    /**
     * The header an endpoint shows for a height: as {@link #newestOf}.
     *
     * @throws LightNodeException UNREACHABLE, BAD_REPLY, HEIGHT_TOO_HIGH, HEIGHT_PRUNED
     */
    public static Unverified<HeaderClaim> headerOf(URI endpoint, long height) {
        try (HttpTransport transport = new HttpTransport(RpcLimits.DEFAULT)) {
            Header header = new RpcClient(transport, endpoint).commit(height).header();
            return new Unverified<>(claim(header), endpoint.toString());
        }
    }

    private static HeaderClaim claim(Header header) {
        return new HeaderClaim(
                header.chainId(),
                new TrustRoot.Checkpoint(header.height(), header.hash()),
                header.time().toInstant());
    }

    /** A header as an endpoint shows it, and the trust root that it would make. */
    public record HeaderClaim(String chainId, TrustRoot.Checkpoint trust, Instant time) {}

    /**
     * A chain id and the trust root that its genesis file would make.
     *
     * @param hash what the chain's beginning is known by, 32 bytes: SHA-256 of {@code chain id ‖ 00 ‖ genesis time in RFC 3339 ‖ 00 ‖
     *     initial height in decimal ‖ 00 ‖ validators hash}. The application's part of the genesis is left out, because servers write it
     *     as they like; the first header's application hash covers it.
     */
    public record GenesisClaim(String chainId, TrustRoot.Genesis trust, Bytes hash) {}
}
