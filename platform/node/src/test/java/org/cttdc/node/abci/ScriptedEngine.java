package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import org.cttdc.abci.BlockParams;
import org.cttdc.abci.CheckTxRequest;
import org.cttdc.abci.CheckTxResponse;
import org.cttdc.abci.CheckTxType;
import org.cttdc.abci.CommitRequest;
import org.cttdc.abci.CommitResponse;
import org.cttdc.abci.ConsensusParams;
import org.cttdc.abci.FinalizeBlockRequest;
import org.cttdc.abci.FinalizeBlockResponse;
import org.cttdc.abci.InfoRequest;
import org.cttdc.abci.InfoResponse;
import org.cttdc.abci.InitChainRequest;
import org.cttdc.abci.InitChainResponse;
import org.cttdc.abci.Misbehavior;
import org.cttdc.abci.PrepareProposalRequest;
import org.cttdc.abci.ProcessProposalRequest;
import org.cttdc.abci.ProcessProposalResponse.ProposalStatus;
import org.cttdc.abci.QueryRequest;
import org.cttdc.abci.QueryResponse;
import org.cttdc.abci.Request;
import org.cttdc.abci.Response;
import org.cttdc.abci.VersionParams;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;

/** Drives an application over its socket the way the engine does, on four connections, in whatever order a test wants. */
final class ScriptedEngine implements AutoCloseable {
    static final long MAX_TX_BYTES = 4_000_000;

    final EngineClient consensus;
    final EngineClient mempool;
    final EngineClient query;
    final EngineClient snapshot;

    ScriptedEngine(SocketAddress address) throws IOException {
        query = new EngineClient(address);
        snapshot = new EngineClient(address);
        mempool = new EngineClient(address);
        consensus = new EngineClient(address);
    }

    InfoResponse info() throws IOException {
        InfoRequest request = InfoRequest.newBuilder()
                .setVersion("0.39.4")
                .setBlockVersion(11)
                .setP2PVersion(8)
                .setAbciVersion("2.0.0")
                .build();
        return query.ask(Request.newBuilder().setInfo(request).build()).getInfo();
    }

    InitChainResponse initChain(TestAppGenesis genesis) throws IOException {
        InitChainRequest request = InitChainRequest.newBuilder()
                .setTime(time(genesis.time()))
                .setChainId(genesis.chainId())
                .setConsensusParams(ConsensusParams.newBuilder()
                        .setBlock(BlockParams.newBuilder()
                                .setMaxBytes(MAX_TX_BYTES)
                                .setMaxGas(-1))
                        .setVersion(VersionParams.newBuilder().setApp(GenesisFile.APP_VERSION)))
                .addAllValidators(
                        genesis.validators().stream().map(Wire::update).toList())
                .setAppStateBytes(Wire.bytes(genesis.appState()))
                .setInitialHeight(1)
                .build();
        return answer(consensus, Request.newBuilder().setInitChain(request)).getInitChain();
    }

    /** How the application refuses to begin a chain of other rules. */
    String initChainOfRules(TestAppGenesis genesis, long version) throws IOException {
        InitChainRequest request = InitChainRequest.newBuilder()
                .setChainId(genesis.chainId())
                .setConsensusParams(ConsensusParams.newBuilder()
                        .setVersion(VersionParams.newBuilder().setApp(version)))
                .setInitialHeight(1)
                .build();
        return consensus
                .ask(Request.newBuilder().setInitChain(request).build())
                .getException()
                .getError();
    }

    List<CheckTxResponse> checkTx(CheckTxType type, List<Bytes> txs) throws IOException {
        return mempool
                .ask(txs.stream()
                        .map(tx -> Request.newBuilder()
                                .setCheckTx(CheckTxRequest.newBuilder()
                                        .setTx(Wire.bytes(tx))
                                        .setType(type))
                                .build())
                        .toList())
                .stream()
                .map(Response::getCheckTx)
                .toList();
    }

    List<Bytes> prepare(long height, Timestamp time, List<Bytes> txs, long maxBytes) throws IOException {
        return prepare(height, time, Bytes.EMPTY, txs, maxBytes);
    }

    List<Bytes> prepare(long height, Timestamp time, Bytes proposer, List<Bytes> txs, long maxBytes)
            throws IOException {
        PrepareProposalRequest request = PrepareProposalRequest.newBuilder()
                .setProposerAddress(Wire.bytes(proposer))
                .setHeight(height)
                .setTime(time(time))
                .setMaxTxBytes(maxBytes)
                .addAllTxs(txs.stream().map(Wire::bytes).toList())
                .build();
        return Wire.txs(answer(consensus, Request.newBuilder().setPrepareProposal(request))
                .getPrepareProposal()
                .getTxsList());
    }

    ProposalStatus process(long height, Timestamp time, List<Bytes> txs) throws IOException {
        return process(height, time, Bytes.EMPTY, txs);
    }

    ProposalStatus process(long height, Timestamp time, Bytes proposer, List<Bytes> txs) throws IOException {
        ProcessProposalRequest request = ProcessProposalRequest.newBuilder()
                .setProposerAddress(Wire.bytes(proposer))
                .setHeight(height)
                .setTime(time(time))
                .addAllTxs(txs.stream().map(Wire::bytes).toList())
                .build();
        return answer(consensus, Request.newBuilder().setProcessProposal(request))
                .getProcessProposal()
                .getStatus();
    }

    FinalizeBlockResponse finalizeBlock(long height, Timestamp time, List<Bytes> txs, Misbehavior... misbehavior)
            throws IOException {
        return finalizeBlock(height, time, Bytes.EMPTY, txs, misbehavior);
    }

    FinalizeBlockResponse finalizeBlock(
            long height, Timestamp time, Bytes proposer, List<Bytes> txs, Misbehavior... misbehavior)
            throws IOException {
        return answer(consensus, finalizeRequest(height, time, proposer, txs, misbehavior))
                .getFinalizeBlock();
    }

    static Request.Builder finalizeRequest(
            long height, Timestamp time, Bytes proposer, List<Bytes> txs, Misbehavior... misbehavior) {
        return Request.newBuilder()
                .setFinalizeBlock(FinalizeBlockRequest.newBuilder()
                        .setProposerAddress(Wire.bytes(proposer))
                        .setHeight(height)
                        .setTime(time(time))
                        .addAllTxs(txs.stream().map(Wire::bytes).toList())
                        .addAllMisbehavior(List.of(misbehavior)));
    }

    CommitResponse commit() throws IOException {
        return answer(consensus, Request.newBuilder().setCommit(CommitRequest.getDefaultInstance()))
                .getCommit();
    }

    QueryResponse query(Bytes key, long height) throws IOException {
        return query("/store", key, height);
    }

    QueryResponse query(String path, Bytes key, long height) throws IOException {
        QueryRequest request = QueryRequest.newBuilder()
                .setPath(path)
                .setData(Wire.bytes(key))
                .setHeight(height)
                .setProve(true)
                .build();
        return answer(query, Request.newBuilder().setQuery(request)).getQuery();
    }

    private static Response answer(EngineClient connection, Request.Builder request) throws IOException {
        Response answer = connection.ask(request.build());
        assertThat(answer.getException().getError()).isEmpty();
        return answer;
    }

    static com.google.protobuf.Timestamp time(Timestamp time) {
        return com.google.protobuf.Timestamp.newBuilder()
                .setSeconds(time.seconds())
                .setNanos(time.nanos())
                .build();
    }

    @Override
    public void close() throws IOException {
        consensus.close();
        mempool.close();
        query.close();
        snapshot.close();
    }
}
