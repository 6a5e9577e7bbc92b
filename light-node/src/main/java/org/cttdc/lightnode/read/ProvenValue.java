package org.cttdc.lightnode.read;

import org.cttdc.protocol.Bytes;

/**
 * What the state holds at a key, proved.
 *
 * @param value empty where the key is proved absent; the store holds no empty values
 * @param levels length of the Merkle path
 */
record ProvenValue(Bytes value, int levels) {
    boolean isPresent() {
        return !value.isEmpty();
    }
}
