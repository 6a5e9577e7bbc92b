package org.cttdc.node.rpc;

import java.util.Optional;
import org.cttdc.protocol.Bytes;

/** Evidence, as a client posts it. */
public final class EvidenceBytes {
    private EvidenceBytes() {}

    /** The hash of the evidence; empty where it is refused. */
    public static Optional<Bytes> hash(String json) {
        try {
            return Optional.of(EvidenceJson.read(JsonRpc.parse(json)).hash());
        } catch (RpcException refused) {
            return Optional.empty();
        }
    }
}
