package org.cttdc.lightnode.api;

import org.cttdc.protocol.Bytes;

/** What a person decided to believe; everything else is derived from it. */
public sealed interface TrustRoot {
    /**
     * The first validators of the chain, as its genesis file names them.
     *
     * @param initialHeight height of the first block, at least 1
     * @param validatorsHash hash of the genesis validator set, 32 bytes
     */
    record Genesis(long initialHeight, Bytes validatorsHash) implements TrustRoot {
        public Genesis {
            requireHeight(initialHeight);
            requireHash(validatorsHash);
        }
    }

    /**
     * A header learnt from someone trusted.
     *
     * @param headerHash 32 bytes
     */
    record Checkpoint(long height, Bytes headerHash) implements TrustRoot {
        public Checkpoint {
            requireHeight(height);
            requireHash(headerHash);
        }
    }

    /** Height of the first trusted header. */
    default long startHeight() {
        return switch (this) {
            case Genesis genesis -> genesis.initialHeight();
            case Checkpoint checkpoint -> checkpoint.height();
        };
    }

    private static void requireHeight(long height) {
        if (height < 1) {
            throw new IllegalArgumentException("a chain has no height " + height);
        }
    }

    private static void requireHash(Bytes hash) {
        if (hash.size() != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.size());
        }
    }
}
