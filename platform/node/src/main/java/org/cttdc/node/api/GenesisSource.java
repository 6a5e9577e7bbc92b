package org.cttdc.node.api;

import java.util.List;
import org.cttdc.protocol.Bytes;

/** Makes the genesis of a new chain; not asked again once a home has one. */
@FunctionalInterface
public interface GenesisSource {
    /** {@code validators} are the consensus addresses (20 bytes) of the keys that the new home was given. */
    Genesis create(List<Bytes> validators);
}
