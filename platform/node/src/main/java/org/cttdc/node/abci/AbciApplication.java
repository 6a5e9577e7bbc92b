package org.cttdc.node.abci;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.cttdc.abci.CheckTxRequest;
import org.cttdc.abci.CheckTxResponse;
import org.cttdc.abci.CommitResponse;
import org.cttdc.abci.FinalizeBlockRequest;
import org.cttdc.abci.FinalizeBlockResponse;
import org.cttdc.abci.InfoResponse;
import org.cttdc.abci.InitChainRequest;
import org.cttdc.abci.InitChainResponse;
import org.cttdc.abci.Misbehavior;
import org.cttdc.abci.PrepareProposalRequest;
import org.cttdc.abci.PrepareProposalResponse;
import org.cttdc.abci.ProcessProposalRequest;
import org.cttdc.abci.ProcessProposalResponse;
import org.cttdc.abci.ProcessProposalResponse.ProposalStatus;
import org.cttdc.abci.ProofOps;
import org.cttdc.abci.QueryRequest;
import org.cttdc.abci.QueryResponse;
import org.cttdc.node.api.CommittedHead;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Outcomes;
import org.cttdc.node.app.Peeler;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.app.StateQuery;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.store.SnapshotException;
import org.cttdc.node.store.SnapshotInfo;
import org.cttdc.node.store.SnapshotRestore;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine behind CometBFT. Only {@link #commit} puts anything on disk, state and height together; until then a block may be
 * run again, by the same engine or by one that came back after a crash. A method that throws has met a broken invariant: the node
 * must stop (docs/adr/0170).
 */
final class AbciApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AbciApplication.class);
    private static final String NAME = "ctt-chain";
    private static final String VERSION = "1";
    /** What an engine with {@code filter_peers} asks about each peer; the application has nothing against any. */
    private static final String PEER_FILTER = "/p2p/filter/";

    /** What the engine's choices leave to the application. */
    record Settings(String chainId, long retainedVersions, long retainedBlocks, long haltHeight) {
        /** Refuses whatever comes after the height at which the node should stop. */
        private void requireBeforeHalt(long height) {
            require(
                    haltHeight == 0 || height <= haltHeight,
                    "halt.height is " + haltHeight + ": no block after it is made with this program");
        }
    }

    private record Pending(Application.Finalized block, Timestamp time, List<Misbehavior> proven) {
        private Pending {
            proven = List.copyOf(proven);
        }
    }

    private final Settings settings;
    private final AppStore store;
    private final SnapshotTaker snapshots;
    private final NodeObserver observer;
    private final Application app;
    private final StateQuery query;
    private final Peeler peeler;
    // Engine connections come and go and may overlap: one block at a time and one check at a time, but checks run
    // beside blocks. What
    // changes the committed state holds both, this one first.
    private final ReentrantLock blocks = new ReentrantLock();
    private final ReentrantLock checks = new ReentrantLock();
    private volatile @Nullable CommittedHead head;
    private @Nullable Pending pending;
    // What was accepted after the newest block. The engine asks twice where a client first tries and then sends.
    private final Set<Bytes> checked = new HashSet<>();

    AbciApplication(Settings settings, AppStore store, Peeler peeler, SnapshotTaker snapshots, NodeObserver observer) {
        this.settings = settings;
        this.peeler = peeler;
        this.store = store;
        this.snapshots = snapshots;
        this.observer = observer;
        CommittedHead stored = store.head();
        this.head = stored;
        this.app = new Application(settings.chainId(), store.tree(), stored == null ? -1 : stored.height());
        this.query = new StateQuery(store.tree());
    }

    /** The newest committed block, or null before the first. */
    @Nullable
    CommittedHead head() {
        return head;
    }

    /** Where the engine has to go on from. */
    InfoResponse info() {
        InfoResponse.Builder out =
                InfoResponse.newBuilder().setData(NAME).setVersion(VERSION).setAppVersion(GenesisFile.APP_VERSION);
        CommittedHead at = head;
        if (at != null) {
            out.setLastBlockHeight(at.height()).setLastBlockAppHash(Wire.bytes(at.appHash()));
        }
        return out.build();
    }

    /** Computes the state at genesis; nothing of it is durable before the first block is. */
    InitChainResponse initChain(InitChainRequest request) throws IOException, Rejection {
        require(
                request.getChainId().equals(settings.chainId()),
                "the genesis file is for the chain \"" + request.getChainId() + "\", this node's configuration says \""
                        + settings.chainId() + '"');
        require(request.getInitialHeight() == 1, "a chain begins at height 1");
        long rules = request.getConsensusParams().getVersion().getApp();
        require(
                rules == GenesisFile.APP_VERSION,
                "the genesis file asks for version " + rules
                        + " of the chain's rules (consensus_params.version.app), this" + " program follows version "
                        + GenesisFile.APP_VERSION);
        require(
                request.getConsensusParams().getAbci().getVoteExtensionsEnableHeight() == 0,
                "this application has no vote extensions: leave vote_extensions_enable_height at 0");
        lockAll();
        try {
            require(head == null, "the engine begins anew, but this application has committed blocks");
            store.rollback();
            app.restartAt(-1);
            pending = null;
            checked.clear();
            GenesisState genesis = GenesisFile.state(Wire.bytes(request.getAppStateBytes()));
            Application.Finalized start = app.initChain(
                    genesis,
                    request.getValidatorsList().stream().map(Wire::validator).toList(),
                    Wire.time(request.getTime()));
            app.commit(start);
            return InitChainResponse.newBuilder()
                    .setAppHash(Wire.bytes(start.appHash()))
                    .build();
        } finally {
            unlockAll();
        }
    }

    /** Reads transactions that are about to be checked and looks at their signatures, on all processors, before anybody waits for them. */
    void expect(List<CheckTxRequest> requests) {
        app.expectTxs(
                requests.stream().map(request -> Wire.bytes(request.getTx())).toList());
    }

    /** Whether a transaction may wait for a block. */
    CheckTxResponse checkTx(CheckTxRequest request) {
        Bytes tx = Wire.bytes(request.getTx());
        checks.lock();
        try {
            if (app.height() < 0) {
                return verdict(ErrorCode.E_INTERNAL, "the state is not there yet");
            }
            Bytes hash = Txs.hash(tx);
            if (!checked.contains(hash)) {
                CommittedHead at = head;
                app.checkTx(tx, at == null ? Timestamp.ZERO : at.time());
                checked.add(hash);
            }
            return verdict(ErrorCode.OK, "");
        } catch (Rejection e) {
            return verdict(e.code(), e.detail());
        } finally {
            checks.unlock();
        }
    }

    private static CheckTxResponse verdict(ErrorCode code, String detail) {
        return CheckTxResponse.newBuilder()
                .setCode(code.number())
                .setLog(Outcomes.log(code, detail))
                .setCodespace(Outcomes.codespace(code.number()))
                .build();
    }

    /** What this validator proposes. */
    PrepareProposalResponse prepareProposal(PrepareProposalRequest request) {
        settings.requireBeforeHalt(request.getHeight());
        PrepareProposalResponse.Builder out = PrepareProposalResponse.newBuilder();
        blocks.lock();
        try {
            app.prepareProposal(
                            request.getHeight(),
                            Wire.time(request.getTime()),
                            Wire.bytes(request.getProposerAddress()),
                            Wire.txs(request.getTxsList()),
                            request.getMaxTxBytes(),
                            peeler)
                    .forEach(tx -> out.addTxs(Wire.bytes(tx)));
        } finally {
            blocks.unlock();
        }
        return out.build();
    }

    /** Whether a proposal may be voted for. */
    ProcessProposalResponse processProposal(ProcessProposalRequest request) {
        settings.requireBeforeHalt(request.getHeight());
        ProposalStatus status = ProposalStatus.ACCEPT;
        blocks.lock();
        try {
            app.processProposal(
                    request.getHeight(),
                    Wire.time(request.getTime()),
                    Wire.bytes(request.getProposerAddress()),
                    Wire.txs(request.getTxsList()));
        } catch (Rejection e) {
            LOG.warn(
                    "proposal for height {} by {} is refused: {} {}",
                    request.getHeight(),
                    Wire.bytes(request.getProposerAddress()),
                    e.code(),
                    e.detail());
            status = ProposalStatus.REJECT;
        } finally {
            blocks.unlock();
        }
        return ProcessProposalResponse.newBuilder().setStatus(status).build();
    }

    /** Runs a decided block. */
    FinalizeBlockResponse finalizeBlock(FinalizeBlockRequest request) {
        settings.requireBeforeHalt(request.getHeight());
        List<Bytes> txs = Wire.txs(request.getTxsList());
        Timestamp time = Wire.time(request.getTime());
        Application.Finalized block;
        blocks.lock();
        try {
            block = app.finalizeBlock(
                    request.getHeight(),
                    time,
                    Wire.bytes(request.getProposerAddress()),
                    Wire.misbehavior(request.getMisbehaviorList()),
                    txs);
            pending = new Pending(block, time, request.getMisbehaviorList());
        } finally {
            blocks.unlock();
        }
        FinalizeBlockResponse.Builder out = FinalizeBlockResponse.newBuilder().setAppHash(Wire.bytes(block.appHash()));
        block.results().forEach(result -> out.addTxResults(Wire.result(result)));
        block.validatorUpdates().forEach(update -> {
            LOG.warn("validator {} has the power {} from now on", update.address(), update.power());
            out.addValidatorUpdates(Wire.update(update));
        });
        return out.build();
    }

    /** Makes the block that ran last durable, and says which blocks the engine may forget. */
    CommitResponse commit() {
        CommittedHead committed;
        Pending ran;
        lockAll();
        try {
            ran = pending;
            if (ran == null) {
                throw new IllegalStateException("the engine commits a block that did not run");
            }
            Application.Finalized block = ran.block();
            committed = CommittedHead.of(settings.chainId(), block.height(), block.appHash(), ran.time());
            app.commit(block);
            store.commit(committed, oldestVersion(block.height()));
            head = committed;
            pending = null;
            checked.clear();
        } finally {
            unlockAll();
        }
        int txs = ran.block().results().size();
        LOG.info("committed height={} txs={} app_hash={}", committed.height(), txs, committed.appHash());
        observer.committed(committed, txs);
        ran.proven().forEach(proven -> tell(committed.height(), proven));
        snapshots.committed(committed.height());
        return CommitResponse.newBuilder()
                .setRetainHeight(oldestBlock(committed.height()))
                .build();
    }

    /** Who begins with a snapshot needs the blocks after it from somebody. */
    private long oldestBlock(long height) {
        long wanted = settings.retainedBlocks() == 0 ? 0 : height - settings.retainedBlocks() + 1;
        return Math.max(0, Math.min(wanted, snapshots.oldest()));
    }

    private void tell(long height, Misbehavior proven) {
        LOG.warn(
                "block {} proves {} of validator {} at height {}",
                height,
                proven.getType(),
                Wire.bytes(proven.getValidator().getAddress()),
                proven.getHeight());
        observer.misbehaved(proven.getType());
    }

    private long oldestVersion(long height) {
        return Math.max(0, height - settings.retainedVersions());
    }

    /** Begins to fill this empty state from a snapshot whose state has that root. */
    SnapshotRestore restore(SnapshotInfo info, Bytes appHash) throws SnapshotException {
        lockAll();
        try {
            require(head == null, "the engine wants to restore a snapshot, but this application has committed blocks");
            // An engine that began at genesis and then changed its mind left a state that no commit knows.
            store.rollback();
            app.restartAt(-1);
            return store.restore(info, appHash);
        } finally {
            unlockAll();
        }
    }

    /** Takes a chunk; the last one makes the state whole and durable together with its height. */
    void apply(SnapshotRestore restore, int index, Bytes chunk) throws SnapshotException {
        lockAll();
        try {
            CommittedHead restored = store.apply(restore, index, chunk, settings.chainId());
            if (restored != null) {
                app.restartAt(restored.height());
                head = restored;
                observer.committed(restored, 0);
                LOG.info("restored height={} app_hash={}", restored.height(), restored.appHash());
            }
        } finally {
            unlockAll();
        }
    }

    /** State with its proof. */
    QueryResponse query(QueryRequest request) {
        if (request.getPath().startsWith(PEER_FILTER)) {
            return QueryResponse.getDefaultInstance();
        }
        try {
            CommittedHead at = head;
            long newest = at == null ? 0 : at.height();
            return response(query.ask(
                    request.getPath(),
                    Wire.bytes(request.getData()),
                    request.getHeight(),
                    request.getProve(),
                    newest,
                    oldestVersion(newest)));
        } catch (RuntimeException e) {
            LOG.error("a query failed", e);
            return response(StateQuery.unreadable(Wire.bytes(request.getData())));
        }
    }

    private static QueryResponse response(StateQuery.Answer answer) {
        QueryResponse.Builder out = QueryResponse.newBuilder()
                .setCode(answer.code())
                .setLog(answer.log())
                .setKey(Wire.bytes(answer.key()))
                .setHeight(answer.height())
                .setCodespace(answer.codespace());
        Bytes value = answer.value();
        if (value != null) {
            out.setValue(Wire.bytes(value));
        }
        ProofOp op = answer.proof();
        if (op != null) {
            out.setProofOps(ProofOps.newBuilder()
                    .addOps(org.cttdc.abci.ProofOp.newBuilder()
                            .setType(op.type())
                            .setKey(Wire.bytes(op.key()))
                            .setData(Wire.bytes(op.data()))));
        }
        return out.build();
    }

    private void lockAll() {
        blocks.lock();
        checks.lock();
    }

    private void unlockAll() {
        checks.unlock();
        blocks.unlock();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Whatever was not committed is dropped. */
    @Override
    public void close() {
        lockAll();
        try {
            pending = null;
            store.close();
        } finally {
            unlockAll();
        }
    }
}
