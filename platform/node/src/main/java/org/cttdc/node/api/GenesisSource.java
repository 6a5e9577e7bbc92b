package org.cttdc.node.api;

import org.cttdc.protocol.Bytes;

/** Makes the genesis of a new chain; not asked again once a home has one. */
@FunctionalInterface
public interface GenesisSource {
    /** {@code validator} is the consensus address (20 bytes) of the key that the new home was given. */
    Genesis create(Bytes validator);
}
