package org.cttdc.lightnode.proof;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * Some keys and one proof of what they hold.
 *
 * @param keys raw keys
 * @param batch encoded ICS-23 batch with an entry for each key, in their order
 */
public record KeyProofs(List<Bytes> keys, Bytes batch) {
    public KeyProofs {
        keys = List.copyOf(keys);
    }
}
