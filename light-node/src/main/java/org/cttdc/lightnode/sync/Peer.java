package org.cttdc.lightnode.sync;

import java.net.URI;
import org.cttdc.lightnode.rpc.RpcClient;

/** An endpoint and how it behaved. State is guarded by {@link Peers}. */
public final class Peer {
    private final RpcClient rpc;
    int failures;
    long retryAtNanos;
    boolean expelled;

    Peer(RpcClient rpc) {
        this.rpc = rpc;
    }

    /** How to ask it. */
    public RpcClient rpc() {
        return rpc;
    }

    /** Its address. */
    public URI endpoint() {
        return rpc.endpoint();
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
