package org.cttdc.lightnode.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.api.Unverified;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.outbox.OutboxService;
import org.cttdc.lightnode.proof.ProofExporter;
import org.cttdc.lightnode.read.StateReader;
import org.cttdc.lightnode.read.TxProofs;
import org.cttdc.lightnode.read.VerifiedState;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.NewHeads;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.lightnode.store.Database;
import org.cttdc.lightnode.store.DisagreementTable;
import org.cttdc.lightnode.store.HistoryTable;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.OutboxTable;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.lightnode.store.StoreOpener;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.Court;
import org.cttdc.lightnode.sync.EvidenceCourier;
import org.cttdc.lightnode.sync.HeaderVerifier;
import org.cttdc.lightnode.sync.Histories;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.StatusBoard;
import org.cttdc.lightnode.sync.SyncEngine;
import org.cttdc.lightnode.sync.TrustedChain;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.TrustLevel;
import org.cttdc.protocol.consensus.light.VerifyOptions;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: store, endpoints, sync loop, reads and outbox. */
public final class CttLightNode implements LightNode {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    private final LightNodeConfig config;
    private final Database database;
    private final HttpTransport transport;
    private final NewHeads newHeads;
    private final Peers peers;
    private final DisagreementTable disagreements;
    private final EvidenceCourier courier;
    private final StatusBoard board;
    private final SyncEngine engine;
    private final ProofExporter exporter;
    private final StateReader reader;
    private final TxProofs proofs;
    private final OutboxService outbox;
    private final HeaderHistory history;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable VerifiedState> view = new AtomicReference<>();

    private CttLightNode(LightNodeConfig config, InstantSource clock, StoreOpener.Opened store) {
        this.config = config;
        this.database = store.database();
        LightBlockTable blocks = new LightBlockTable(database);
        PeerTable peerTable = new PeerTable(database);
        blocks.adopt(config.chainId(), config.trust());
        this.transport = new HttpTransport(
                new RpcLimits(config.limits().call(), config.limits().maxReply()));
        List<RpcClient> clients = config.endpoints().stream()
                .distinct()
                .map(endpoint -> new RpcClient(transport, endpoint))
                .toList();
        this.peers = new Peers(clients, peerTable, clock, System::nanoTime);
        HeaderVerifier verifier = new HeaderVerifier(
                config.chainId(),
                new VerifyOptions(config.trustingPeriod(), config.clockDrift(), TrustLevel.ONE_THIRD),
                clock);
        this.board = new StatusBoard(config.chainId(), blocks.newest(), store.problem());
        this.disagreements = new DisagreementTable(database);
        this.courier = new EvidenceCourier(
                disagreements,
                peers,
                clock,
                config.trustingPeriod(),
                config.limits().poll());
        this.engine = new SyncEngine(
                config, blocks, new Court(peerTable, disagreements, courier, clock), peers, verifier, board);
        this.newHeads = new NewHeads(transport, engine::hint);
        TrustedChain chain = new TrustedChain(blocks, peers, verifier);
        this.exporter = new ProofExporter(config.chainId(), config.trust(), blocks, peers, chain);
        this.reader = new StateReader(peers);
        this.proofs = new TxProofs(peers, chain, exporter);
        this.history = new ProvedHistory(
                new Histories(
                        blocks,
                        new HistoryTable(database),
                        peers,
                        verifier,
                        config.limits().maxReply()),
                this::newest,
                config.trust().startHeight());
        this.outbox = new OutboxService(
                config.chainId(),
                new OutboxTable(database),
                peers,
                proofs,
                this::head,
                () -> board.status().stateHeight(),
                clock);
    }

    /** Opens the store and starts following the chain. */
    public static CttLightNode open(LightNodeConfig config, InstantSource clock) {
        StoreOpener.Opened store = new StoreOpener(config.home(), clock).open();
        CttLightNode node;
        try {
            node = new CttLightNode(config, clock, store);
        } catch (RuntimeException e) {
            store.database().close();
            throw e;
        }
        node.start();
        return node;
    }

    private void start() {
        threads.add(Thread.ofVirtual().name("light-node-sync").start(() -> engine.run(newHeads)));
        threads.add(Thread.ofVirtual().name("light-node-evidence").start(courier::run));
        threads.add(Thread.ofVirtual().name("light-node-outbox").start(outbox::run));
        var _ = board.watch(status -> outbox.hint());
    }

    @Override
    public SyncStatus status() {
        return board.status();
    }

    @Override
    public Subscription watch(Consumer<SyncStatus> listener) {
        return board.watch(listener);
    }

    @Override
    public StateView head() {
        TrustedBlock newest = newest();
        if (newest.height() <= 1) {
            throw board.failure("no state is verified yet");
        }
        VerifiedState known = view.get();
        if (known != null && known.height() == newest.height() - 1) {
            return known;
        }
        VerifiedState fresh = new VerifiedState(reader, VerifiedHeader.of(newest), exporter);
        view.set(fresh);
        return fresh;
    }

    private TrustedBlock newest() {
        if (board.isHalted()) {
            throw board.failure("halted");
        }
        return board.head().orElseThrow(() -> board.failure("no header is verified yet"));
    }

    @Override
    public StateView awaitHeight(long height) {
        engine.hint();
        board.awaitState(height, config.limits().await());
        return head();
    }

    @Override
    public Verified<TxResult> transaction(Bytes hash) {
        if (board.isHalted()) {
            throw board.failure("halted");
        }
        long height = proofs.claimedHeight(hash);
        if (height < 1) {
            throw new LightNodeException(Code.INVALID_PROOF, "a transaction is claimed to be in block " + height);
        }
        engine.hint();
        board.awaitState(height, config.limits().await());
        return proofs.result(proofs.find(hash));
    }

    @Override
    public List<PeerReport> peers() {
        return peers.reports();
    }

    @Override
    public List<Disagreement> disagreements() {
        return disagreements.all();
    }

    @Override
    public HeaderHistory history() {
        return history;
    }

    @Override
    public Unverified<TxRemarks> remarks(Bytes hash) {
        return proofs.remarks(hash);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        engine.close();
        courier.close();
        outbox.close();
        board.close();
        newHeads.close();
        transport.close();
        for (Thread thread : threads) {
            try {
                // Its calls were cut off, so it ends soon; a store that closes under it only makes it fail.
                thread.join(CLOSE_WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        peers.save();
        database.close();
    }
}
