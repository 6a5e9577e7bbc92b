package org.cttdc.node.api;

import java.time.Instant;
import org.cttdc.protocol.state.GenesisState;

/**
 * How a chain begins.
 *
 * @param chainId 1 to 50 bytes of ASCII
 * @param time time of the first block
 * @param state what the application starts with
 */
public record Genesis(String chainId, Instant time, GenesisState state) {
    /** Most bytes of a chain id. */
    public static final int MAX_CHAIN_ID_BYTES = 50;

    public Genesis {
        if (chainId.isEmpty() || chainId.length() > MAX_CHAIN_ID_BYTES || !chainId.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "a chain id has 1 to 50 visible ASCII characters, not \"" + chainId + "\"");
        }
    }
}
