package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.KeyNames;
import org.cttdc.protocol.state.ListHead;

/** Holds what the rules write against the table of keys: a part of another length than the table says would leave a key without a name. */
final class KeyCheck {
    private KeyCheck() {}

    static void check(Bytes key, Bytes value) {
        KeyNames.Named named = KeyNames.describe(key, Address.NETWORK_PREFIX)
                .orElseThrow(() -> new AssertionError("no name for the key " + key));
        Class<? extends Record> type = switch (named) {
            case KeyNames.Single one -> one.stateKey().type();
            case KeyNames.Whole _ -> ListHead.class;
            case KeyNames.Item item -> item.list().type();
        };
        try {
            RecordCodec.decode(type, value.toArray());
        } catch (CodecException e) {
            throw new AssertionError(named.text() + " holds no " + type.getSimpleName(), e);
        }
    }
}
