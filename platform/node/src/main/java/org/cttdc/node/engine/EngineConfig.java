package org.cttdc.node.engine;

import java.util.List;
import org.cttdc.node.api.TestnetPlan.Pace;

/**
 * What a test network's {@code config.toml} says; everything else keeps CometBFT's default.
 *
 * @param moniker name of the node
 * @param application where its application listens
 * @param rpc where its RPC listens
 * @param p2p where its peers reach it
 * @param peers the other nodes
 * @param pace how fast blocks come
 */
record EngineConfig(String moniker, String application, String rpc, String p2p, List<String> peers, Pace pace) {

    String toml() {
        return """
                # Written by `ctt testnet`. What is not here keeps CometBFT's default.
                moniker = "%s"
                proxy_app = "%s"
                abci = "socket"
                log_level = "info"

                [rpc]
                laddr = "%s"

                [p2p]
                laddr = "%s"
                persistent_peers = "%s"
                # All nodes of a test network are on private addresses, often on one.
                addr_book_strict = false
                allow_duplicate_ip = true
                %s
                [mempool]
                size = 20000
                cache_size = 40000

                [consensus]
                %s
                """.formatted(moniker, application, rpc, p2p, String.join(",", peers), impatient(), timeouts());
    }

    private String impatient() {
        return pace == Pace.FAST ? "persistent_peers_max_dial_period = \"1s\"\n" : "";
    }

    private String timeouts() {
        return switch (pace) {
            case STEADY -> """
                timeout_commit = "1s"
                create_empty_blocks = true
                create_empty_blocks_interval = "5s"
                """;
            case FAST -> """
                timeout_propose = "400ms"
                timeout_propose_delta = "200ms"
                timeout_prevote = "100ms"
                timeout_prevote_delta = "100ms"
                timeout_precommit = "100ms"
                timeout_precommit_delta = "100ms"
                timeout_commit = "50ms"
                peer_gossip_sleep_duration = "10ms"
                create_empty_blocks = true
                create_empty_blocks_interval = "200ms"
                """;
        };
    }
}
