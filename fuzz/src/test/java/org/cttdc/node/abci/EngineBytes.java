package org.cttdc.node.abci;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cttdc.abci.CheckTxRequest;
import org.cttdc.abci.CommitRequest;
import org.cttdc.abci.ConsensusParams;
import org.cttdc.abci.EchoRequest;
import org.cttdc.abci.ExecTxResult;
import org.cttdc.abci.FinalizeBlockRequest;
import org.cttdc.abci.InfoRequest;
import org.cttdc.abci.InitChainRequest;
import org.cttdc.abci.LoadSnapshotChunkRequest;
import org.cttdc.abci.PrepareProposalRequest;
import org.cttdc.abci.ProcessProposalRequest;
import org.cttdc.abci.QueryRequest;
import org.cttdc.abci.Request;
import org.cttdc.abci.Response;
import org.cttdc.abci.VersionParams;
import org.cttdc.fuzz.Scratch;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.chain.GenesisBytes;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.engine.OnionKeeper;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Snapshots;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.tx.ErrorCode;

/** An application of one block, and what an engine sends it. Nothing is committed, so that the next input finds it as this one did. */
public final class EngineBytes {
    private static final long HEIGHT = 2;
    private static final String UNREADABLE = "the state could not be read";
    /** What asks for nothing known, or is about blocks and names one that cannot be: the node stops and says why. */
    private static final Set<Request.ValueCase> STOPPERS = EnumSet.of(
            Request.ValueCase.VALUE_NOT_SET,
            Request.ValueCase.INIT_CHAIN,
            Request.ValueCase.PREPARE_PROPOSAL,
            Request.ValueCase.PROCESS_PROPOSAL,
            Request.ValueCase.FINALIZE_BLOCK);

    private static final Dispatcher APPLICATION = start();

    private EngineBytes() {}

    private static Dispatcher start() {
        Path home = Scratch.folder();
        try (SigningKey key = SigningKey.ofSeed(new byte[32])) {
            AppStore store = AppStore.open(home.resolve("state"), GenesisBytes.CHAIN, CrashPoint.NONE);
            NodeMetrics observer = new NodeMetrics(null);
            Snapshots snapshots = new Snapshots(home.resolve("snapshots"), store.tree());
            AbciApplication app = new AbciApplication(
                    new AbciApplication.Settings(GenesisBytes.CHAIN, 10, 0, 0),
                    store,
                    OnionKeeper.open(home.resolve("onion"), new SecureRandom(), OnionKeeper.SHORT),
                    new SnapshotTaker(snapshots, 0, 1),
                    observer);
            Dispatcher dispatcher = new Dispatcher(app, new SnapshotMethods(app, snapshots), observer);
            Validator validator = Validator.of(PublicKey.ed25519(key.publicKey()), 10);
            Bytes genesis = Bytes.of(GenesisBytes.state(key.address().value(), validator));
            dispatcher.answer(Request.newBuilder()
                    .setInitChain(InitChainRequest.newBuilder()
                            .setChainId(GenesisBytes.CHAIN)
                            .setInitialHeight(1)
                            .setConsensusParams(ConsensusParams.newBuilder()
                                    .setVersion(VersionParams.newBuilder().setApp(GenesisFile.APP_VERSION)))
                            .addValidators(Wire.update(validator))
                            .setAppStateBytes(Wire.bytes(genesis)))
                    .build());
            dispatcher.answer(finalizeBlock(1, List.of()));
            dispatcher.answer(Request.newBuilder()
                    .setCommit(CommitRequest.getDefaultInstance())
                    .build());
            return dispatcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Rejection e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an engine sends, alone and together. */
    public static List<Bytes> streams() {
        Bytes tx = Bytes.of((byte) 1);
        List<Request> requests = List.of(
                Request.newBuilder()
                        .setEcho(EchoRequest.newBuilder().setMessage("a"))
                        .build(),
                Request.newBuilder().setInfo(InfoRequest.getDefaultInstance()).build(),
                Request.newBuilder()
                        .setCheckTx(CheckTxRequest.newBuilder().setTx(Wire.bytes(tx)))
                        .build(),
                Request.newBuilder()
                        .setQuery(QueryRequest.newBuilder()
                                .setPath("/store")
                                .setData(Wire.bytes(tx))
                                .setProve(true))
                        .build(),
                Request.newBuilder()
                        .setPrepareProposal(PrepareProposalRequest.newBuilder()
                                .setHeight(HEIGHT)
                                .setMaxTxBytes(1_000)
                                .addTxs(Wire.bytes(tx)))
                        .build(),
                Request.newBuilder()
                        .setProcessProposal(ProcessProposalRequest.newBuilder()
                                .setHeight(HEIGHT)
                                .addTxs(Wire.bytes(tx)))
                        .build(),
                finalizeBlock(HEIGHT, List.of(tx)),
                Request.newBuilder()
                        .setLoadSnapshotChunk(
                                LoadSnapshotChunkRequest.newBuilder().setHeight(1))
                        .build());
        List<Bytes> each = new ArrayList<>(
                requests.stream().map(request -> stream(List.of(request))).toList());
        each.add(stream(requests));
        return each;
    }

    private static Request finalizeBlock(long height, List<Bytes> txs) {
        return Request.newBuilder()
                .setFinalizeBlock(FinalizeBlockRequest.newBuilder()
                        .setHeight(height)
                        .addAllTxs(txs.stream().map(Wire::bytes).toList()))
                .build();
    }

    private static Bytes stream(List<Request> requests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Request request : requests) {
                out.writeUInt32NoTag(request.getSerializedSize());
                request.writeTo(out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /**
     * Whether a stream was answered to its end. What decides about blocks may stop the node by a word of its own; everything else must be
     * answered, and nothing may fail inside.
     */
    public static boolean isAnswered(byte[] stream) {
        ByteArrayInputStream in = new ByteArrayInputStream(stream);
        try {
            for (List<Request> requests = AbciConnection.readAll(in);
                    !requests.isEmpty();
                    requests = AbciConnection.readAll(in)) {
                APPLICATION.expect(requests);
                for (Request request : requests) {
                    if (!request.hasCommit() && !isAnswered(request)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException noRequest) {
            return false;
        }
    }

    private static boolean isAnswered(Request request) {
        try {
            check(APPLICATION.answer(request));
            return true;
        } catch (IOException | Rejection | IllegalStateException | IllegalArgumentException refused) {
            if (!STOPPERS.contains(request.getValueCase())) {
                throw new AssertionError(request.getValueCase() + " went unanswered", refused);
            }
            return false;
        }
    }

    /** Whether a member's transaction is answered with one of the protocol's codes. */
    public static boolean isRun(Bytes tx) {
        try {
            check(APPLICATION.answer(finalizeBlock(HEIGHT, List.of(tx))));
            return true;
        } catch (IOException | Rejection e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Response answer) {
        int internal = ErrorCode.E_INTERNAL.number();
        boolean failed = answer.getCheckTx().getCode() == internal
                || answer.getQuery().getLog().equals(UNREADABLE)
                || answer.getFinalizeBlock().getTxResultsList().stream()
                        .map(ExecTxResult::getCode)
                        .anyMatch(code -> code == internal);
        if (failed) {
            throw new AssertionError("the application failed inside: " + answer);
        }
    }
}
