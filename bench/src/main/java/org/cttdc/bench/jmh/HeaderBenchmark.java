package org.cttdc.bench.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.bench.chain.ChainSpec;
import org.cttdc.bench.chain.MadeChain;
import org.cttdc.bench.serve.ChainServer;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.HeaderHasher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What a header of a long history costs: its hash, and its share of a page fetched over loopback and read. */
@State(Scope.Benchmark)
public class HeaderBenchmark {
    private static final int HEADERS = 200;

    private final MadeChain chain = new MadeChain(new ChainSpec(HEADERS, 4, 0, 1));
    private final List<Header> headers = new ArrayList<>();
    private ChainServer server;
    private HttpTransport transport;
    private RpcClient client;

    /** Serves the chain. */
    @Setup
    public void serve() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        for (long height = 1; height <= HEADERS; height++) {
            headers.add(chain.header(height));
        }
        server = new ChainServer(chain, 0);
        transport = new HttpTransport(RpcLimits.DEFAULT);
        client = new RpcClient(transport, server.address());
    }

    /** Ends the server. */
    @TearDown
    public void stop() {
        transport.close();
        server.close();
    }

    /** The hash of a header alone. */
    @Benchmark
    @OperationsPerInvocation(HEADERS)
    public void hash(Blackhole results) {
        for (Header header : headers) {
            results.consume(header.hash());
        }
    }

    /** The hash of a header among its neighbours. */
    @Benchmark
    @OperationsPerInvocation(HEADERS)
    public Bytes hashOfNeighbours() {
        HeaderHasher hasher = new HeaderHasher();
        Bytes last = Bytes.EMPTY;
        for (Header header : headers) {
            last = hasher.hash(header);
        }
        return last;
    }

    /** A header's share of ten pages in one request: made, sent, received and read, on this machine. */
    @Benchmark
    @OperationsPerInvocation(HEADERS)
    public List<Header> fetchedInPages() {
        return client.headerRange(1, HEADERS);
    }
}
