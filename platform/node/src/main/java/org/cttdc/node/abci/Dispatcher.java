package org.cttdc.node.abci;

import java.io.IOException;
import java.util.List;
import org.cttdc.abci.CheckTxResponse;
import org.cttdc.abci.EchoResponse;
import org.cttdc.abci.ExtendVoteResponse;
import org.cttdc.abci.FlushResponse;
import org.cttdc.abci.Request;
import org.cttdc.abci.Response;
import org.cttdc.abci.VerifyVoteExtensionRequest;
import org.cttdc.abci.VerifyVoteExtensionResponse;
import org.cttdc.abci.VerifyVoteExtensionResponse.VerifyStatus;
import org.cttdc.node.app.Rejection;
import org.cttdc.protocol.tx.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which method answers which request. Reads that fail answer an error; what decides about blocks throws, and the node stops. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final AbciApplication app;
    private final SnapshotMethods snapshots;
    private final NodeObserver observer;

    Dispatcher(AbciApplication app, SnapshotMethods snapshots, NodeObserver observer) {
        this.app = app;
        this.snapshots = snapshots;
        this.observer = observer;
    }

    /** Prepares what can be done for several requests at once that are about to be answered one by one. */
    void expect(List<Request> requests) {
        app.expect(requests.stream()
                .filter(request -> request.getValueCase() == Request.ValueCase.CHECK_TX)
                .map(Request::getCheckTx)
                .toList());
    }

    /** Answers one request. */
    Response answer(Request request) throws IOException, Rejection {
        long start = System.nanoTime();
        Response.Builder out = Response.newBuilder();
        switch (request.getValueCase()) {
            case ECHO ->
                out.setEcho(
                        EchoResponse.newBuilder().setMessage(request.getEcho().getMessage()));
            case FLUSH -> out.setFlush(FlushResponse.getDefaultInstance());
            case INFO -> out.setInfo(app.info());
            case INIT_CHAIN -> out.setInitChain(app.initChain(request.getInitChain()));
            case CHECK_TX -> out.setCheckTx(checkTx(request));
            case PREPARE_PROPOSAL -> out.setPrepareProposal(app.prepareProposal(request.getPrepareProposal()));
            case PROCESS_PROPOSAL -> out.setProcessProposal(app.processProposal(request.getProcessProposal()));
            // Never asked for while the genesis file leaves vote extensions off; an empty one is the honest answer.
            case EXTEND_VOTE -> out.setExtendVote(ExtendVoteResponse.getDefaultInstance());
            case VERIFY_VOTE_EXTENSION ->
                out.setVerifyVoteExtension(
                        VerifyVoteExtensionResponse.newBuilder().setStatus(verify(request.getVerifyVoteExtension())));
            case FINALIZE_BLOCK -> out.setFinalizeBlock(app.finalizeBlock(request.getFinalizeBlock()));
            case COMMIT -> out.setCommit(app.commit());
            case QUERY -> out.setQuery(app.query(request.getQuery()));
            case LIST_SNAPSHOTS -> out.setListSnapshots(snapshots.list());
            case OFFER_SNAPSHOT -> out.setOfferSnapshot(snapshots.offer(request.getOfferSnapshot()));
            case LOAD_SNAPSHOT_CHUNK -> out.setLoadSnapshotChunk(snapshots.load(request.getLoadSnapshotChunk()));
            case APPLY_SNAPSHOT_CHUNK -> out.setApplySnapshotChunk(snapshots.apply(request.getApplySnapshotChunk()));
            case VALUE_NOT_SET ->
                throw new IOException("the engine asks for something this application does not know: it speaks ABCI"
                        + " 2.0 of CometBFT v0.38 and v0.39");
        }
        observer.answered(request.getValueCase(), System.nanoTime() - start);
        return out.build();
    }

    private CheckTxResponse checkTx(Request request) {
        CheckTxResponse answer;
        try {
            answer = app.checkTx(request.getCheckTx());
        } catch (RuntimeException e) {
            LOG.error("a transaction could not be checked", e);
            answer = CheckTxResponse.newBuilder()
                    .setCode(ErrorCode.E_INTERNAL.number())
                    .build();
        }
        if (answer.getCode() != ErrorCode.OK.number()) {
            observer.refused(answer.getCode());
        }
        return answer;
    }

    private static VerifyStatus verify(VerifyVoteExtensionRequest request) {
        return request.getVoteExtension().isEmpty() ? VerifyStatus.ACCEPT : VerifyStatus.REJECT;
    }
}
