package org.cttdc.node.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cttdc.node.chain.ChainRunner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKey;
import org.jspecify.annotations.Nullable;

/**
 * A chain in this process that signs for all its validators: blocks in exact CometBFT format, the CometBFT RPC on loopback, everything in one home
 * directory. A block is made as soon as a transaction waits, and an empty one follows so that the new state can be proven. It may
 * be killed at any moment: what a block's transactions did is on disk with the block or not at all.
 */
public final class EmbeddedChain implements AutoCloseable {
    private final ChainRunner runner;

    private EmbeddedChain(ChainRunner runner) {
        this.runner = runner;
    }

    /**
     * Opens the home, or starts a new chain in it. {@code genesis} is asked only for a new home. Throws {@link IOException} where the
     * home cannot be used, with what to do about it.
     */
    public static EmbeddedChain open(Path home, GenesisSource genesis, InstantSource clock, ChainOptions options)
            throws IOException {
        return new EmbeddedChain(ChainRunner.open(home, genesis, clock, options));
    }

    /** Name of the chain. */
    public String chainId() {
        return runner.chainId();
    }

    /** Where the RPC listens ({@code http://127.0.0.1:port}), if it does. */
    public Optional<URI> rpc() {
        return runner.rpc();
    }

    /** Consensus addresses of the validators whose keys the home holds, 20 bytes each, in the order of their files. */
    public List<Bytes> validators() {
        return runner.validators();
    }

    /** The newest block. */
    public ChainHead head() {
        return runner.head();
    }

    /** Hands in a transaction; it goes into the next block when its envelope holds. */
    public SubmitResult submit(Bytes tx) throws MempoolException {
        return runner.submit(tx);
    }

    /** Makes that many blocks now, the first with whatever waits. */
    public ChainHead advance(int blocks) throws IOException {
        return runner.advance(blocks);
    }

    /**
     * Seeding: what {@code section} does through this chain ({@link #submit}, {@link #advance}) becomes durable and visible to the RPC
     * in one commit at its end, or not at all when it throws. {@link #head} and {@link #read} see the blocks as they are made.
     */
    public <X extends Exception> void bulk(BulkSection<X> section) throws X, IOException {
        runner.bulk(section);
    }

    /** What runs inside {@link #bulk}. */
    @FunctionalInterface
    public interface BulkSection<X extends Exception> {
        /** Submits transactions and advances. */
        void run() throws X, IOException;
    }

    /** A record of the newest state, read without proof: for whoever runs the chain, not for screens. */
    public <T extends Record> @Nullable T read(StateKey<T> key) {
        return runner.read(key);
    }

    /** Runs after each block, in order; it must be quick and must not call the chain. Close the result to stop. */
    public Registration onBlock(Consumer<ChainHead> listener) {
        return runner.onBlock(listener);
    }

    /** A listener that can be taken away. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Stops the RPC and the chain; a second call does nothing. */
    @Override
    public void close() {
        runner.close();
    }
}
