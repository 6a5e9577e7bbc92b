package org.cttdc.node.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cttdc.node.api.ChainHead;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.GenesisSource;
import org.cttdc.node.api.MempoolException;
import org.cttdc.node.api.SubmitResult;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.engine.OnionKeeper;
import org.cttdc.node.rpc.RpcServer;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.tx.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties home, chain, producer thread and RPC together; what {@link EmbeddedChain} shows. */
public final class ChainRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChainRunner.class);
    private static final long POWER = 10;
    private static final long NO_IDLE_NANOS = Duration.ofHours(1).toNanos();

    private final Chain chain;
    private final Optional<Duration> idleInterval;
    private final Duration gather;
    private final Thread producer;
    private @Nullable RpcServer rpc;

    private ChainRunner(Chain chain, ChainOptions options) {
        this.chain = chain;
        this.idleInterval = options.idleInterval();
        this.gather = options.gather();
        this.producer = Thread.ofPlatform().daemon().name("chain-producer").unstarted(this::produce);
    }

    /** See {@link EmbeddedChain#open}. */
    public static ChainRunner open(Path home, GenesisSource genesis, InstantSource clock, ChainOptions options)
            throws IOException {
        return open(home, genesis, clock, options, CrashPoint.NONE);
    }

    /** The same with a hook that tests end the process in. */
    public static ChainRunner open(
            Path home, GenesisSource source, InstantSource clock, ChainOptions options, CrashPoint crashPoint)
            throws IOException {
        ChainHome files = new ChainHome(home);
        PrivValidator validator = PrivValidator.loadOrCreate(files, options.validators(), options.random());
        OnionKeeper onions = OnionKeeper.open(files.beaconSecret(), options.random(), OnionKeeper.SHORT);
        if (!Files.exists(files.genesis())) {
            List<PublicKey> keys = validator.publicKeys();
            GenesisFile.create(
                            source.create(keys.stream().map(PublicKey::address).toList()),
                            keys.stream().map(key -> Validator.of(key, POWER)).toList())
                    .write(files.genesis());
        }
        GenesisFile genesis = GenesisFile.read(files.genesis());
        if (validator.power(genesis.validators()) == 0) {
            throw new IOException(
                    files.validatorKey(0) + " is not the key of this chain's validator: put the right key back");
        }
        Database database = openDatabase(files.database(), crashPoint);
        ChainRunner runner;
        try {
            Chain chain = new Chain(genesis, validator, onions, database, clock, options.retainedVersions());
            runner = new ChainRunner(chain, options);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
        try {
            runner.start(options);
        } catch (IOException | RuntimeException e) {
            runner.close();
            throw e;
        }
        return runner;
    }

    private static Database openDatabase(Path file, CrashPoint crashPoint) throws IOException {
        try {
            return Database.open(file, crashPoint);
        } catch (MVStoreException e) {
            throw new IOException(
                    file + " cannot be opened: another process may be using this home (" + e.getMessage() + ')', e);
        }
    }

    private void start(ChainOptions options) throws IOException {
        if (chain.tip().height() == 0) {
            chain.produce();
        }
        if (options.rpc().isPresent()) {
            rpc = RpcServer.start(chain, options.rpc().get());
        }
        producer.start();
    }

    private void produce() {
        while (!chain.isClosed()) {
            try {
                long wait = idleInterval.map(Duration::toNanos).orElse(NO_IDLE_NANOS);
                boolean due = chain.awaitDue(wait);
                if (due && gather.isPositive()) {
                    Thread.sleep(gather);
                }
                if (!chain.isClosed() && (due || idleInterval.isPresent())) {
                    chain.produceIfUnchanged(due);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                if (!chain.isClosed()) {
                    LOG.error("the producer stops", e);
                    chain.close();
                }
                return;
            }
        }
    }

    public String chainId() {
        return chain.genesis().chainId();
    }

    public Optional<URI> rpc() {
        return Optional.ofNullable(rpc).map(RpcServer::uri);
    }

    public List<Bytes> validators() {
        return chain.keys().stream().map(PublicKey::address).toList();
    }

    public ChainHead head() {
        return head(chain.newest());
    }

    private static ChainHead head(Tip tip) {
        return new ChainHead(tip.height(), tip.time().toInstant(), tip.blockId().hash(), tip.appHash(), tip.txs());
    }

    public SubmitResult submit(Bytes tx) throws MempoolException {
        try {
            chain.submit(tx);
            return new SubmitResult(Txs.hash(tx), ErrorCode.OK, "");
        } catch (Rejection e) {
            return new SubmitResult(Txs.hash(tx), e.code(), e.detail());
        }
    }

    public ChainHead advance(int blocks) throws IOException {
        ChainHead head = head();
        for (int i = 0; i < blocks; i++) {
            head = head(chain.produce());
        }
        return head;
    }

    public <X extends Exception> void bulk(EmbeddedChain.BulkSection<X> section) throws X, IOException {
        chain.bulk(section::run);
    }

    public <T extends Record> @Nullable T read(StateKey<T> key) {
        return chain.read(key);
    }

    public EmbeddedChain.Registration onBlock(Consumer<ChainHead> listener) {
        Consumer<CommittedBlock> inner = block -> listener.accept(head(Tip.after(block)));
        chain.onBlock(inner);
        return () -> chain.removeListener(inner);
    }

    /** The chain behind, for tests inside the module. */
    public Chain chain() {
        return chain;
    }

    @Override
    public void close() {
        if (rpc != null) {
            rpc.close();
        }
        chain.close();
        try {
            producer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
