package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cttdc.abci.CheckTxResponse;
import org.cttdc.abci.CheckTxType;
import org.cttdc.abci.EchoRequest;
import org.cttdc.abci.FinalizeBlockResponse;
import org.cttdc.abci.Misbehavior;
import org.cttdc.abci.MisbehaviorType;
import org.cttdc.abci.ProcessProposalResponse.ProposalStatus;
import org.cttdc.abci.QueryResponse;
import org.cttdc.abci.Request;
import org.cttdc.abci.Validator;
import org.cttdc.abci.ValidatorUpdate;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.proof.ics23.Ics23;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.ProofSpec;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method of ABCI over a socket. */
class MethodsTest {
    private static final TestAppGenesis GENESIS = TestAppGenesis.validators(4);

    @TempDir
    Path home;

    private NodeRunner node;
    private ScriptedEngine engine;

    @BeforeEach
    void start() throws IOException {
        node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE);
        engine = new ScriptedEngine(node.address());
        engine.initChain(GENESIS);
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        node.close();
    }

    @Test
    void answersInOrderHoweverMuchIsAskedAtOnce() throws IOException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            requests.add(Request.newBuilder()
                    .setEcho(EchoRequest.newBuilder().setMessage("number " + i))
                    .build());
        }
        var answers = engine.query.ask(requests);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).getEcho().getMessage()).isEqualTo("number " + i);
        }
    }

    @Test
    void nonsenseClosesOneConnectionAndNothingElse() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(node.address());
            socket.getOutputStream().write(new byte[] {5, -1, -1, -1, -1, -1});
            assertThat(readToEnd(socket)).isEmpty();
        }
        assertThat(engine.info().getAppVersion()).isEqualTo(GenesisFile.APP_VERSION);
    }

    private static byte[] readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (SocketException closed) {
            return new byte[0];
        }
    }

    @Test
    void checksEnvelopesAfterThoseThatWaitAndAgainAfterABlock() throws IOException {
        Bytes first = transfer("alice", 0);
        Bytes second = transfer("alice", 1);
        assertThat(codes(engine.checkTx(CheckTxType.CHECK_TX_TYPE_NEW, List.of(second, first, second, first))))
                .containsExactly(ErrorCode.E_SEQUENCE, ErrorCode.OK, ErrorCode.OK, ErrorCode.OK);
        Bytes rival = TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 8));
        assertThat(codes(engine.checkTx(CheckTxType.CHECK_TX_TYPE_NEW, List.of(rival))))
                .containsExactly(ErrorCode.E_SEQUENCE);
        block(1, List.of(first));
        assertThat(codes(engine.checkTx(CheckTxType.CHECK_TX_TYPE_RECHECK, List.of(first, second))))
                .containsExactly(ErrorCode.E_SEQUENCE, ErrorCode.OK);
        Bytes broken = Bytes.of((byte) 1, (byte) 2);
        CheckTxResponse refused =
                engine.checkTx(CheckTxType.CHECK_TX_TYPE_NEW, List.of(broken)).getFirst();
        assertThat(refused.getCode()).isEqualTo(ErrorCode.E_MALFORMED.number());
        assertThat(refused.getCodespace()).isEqualTo("ctt");
        assertThat(refused.getLog()).startsWith("E_MALFORMED");
    }

    private static List<ErrorCode> codes(List<CheckTxResponse> answers) {
        return answers.stream().map(answer -> ErrorCode.of(answer.getCode())).toList();
    }

    @Test
    void proposesInTheOrderOfSequencesAndDropsWhatCannotPay() throws IOException {
        List<Bytes> wanted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            wanted.add(transfer("alice", i));
        }
        List<Bytes> waiting = new ArrayList<>(wanted);
        Collections.reverse(waiting);
        waiting.add(transfer("nobody", 0));
        waiting.add(transfer("bob", 7));
        waiting.add(Bytes.of((byte) 9));
        List<Bytes> chosen = engine.prepare(1, time(1), waiting, ScriptedEngine.MAX_TX_BYTES);
        assertThat(chosen).isEqualTo(wanted);
        assertThat(engine.process(1, time(1), chosen)).isEqualTo(ProposalStatus.ACCEPT);
        assertThat(engine.process(1, time(1), waiting)).isEqualTo(ProposalStatus.REJECT);
    }

    @Test
    void keepsWithinTheSizeOfABlock() throws IOException {
        Bytes one = transfer("alice", 0);
        Bytes other = transfer("bob", 0);
        // Tag and a length of two bytes.
        long size = one.size() + 3L;
        assertThat(engine.prepare(1, time(1), List.of(one, other), size)).containsExactly(one);
        assertThat(engine.prepare(1, time(1), List.of(one, other), size - 1)).isEmpty();
        assertThat(engine.prepare(1, time(1), List.of(one, other), size + other.size() + 3))
                .containsExactly(one, other);
    }

    @Test
    void aFailedTransactionPaysAndStopsNothing() throws IOException {
        Msg tooMuch = new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, Long.MAX_VALUE);
        FinalizeBlockResponse ran =
                block(1, List.of(TestKeys.tx("alice", 0, tooMuch), Bytes.of((byte) 1), transfer("alice", 1)));
        assertThat(ran.getTxResultsList().stream()
                        .map(result -> ErrorCode.of(result.getCode()))
                        .toList())
                .containsExactly(ErrorCode.E_FUNDS, ErrorCode.E_MALFORMED, ErrorCode.OK);
        assertThat(ran.getTxResults(0).getLog()).startsWith("E_FUNDS: ");
    }

    @Test
    void provesStateAtEveryHeightItKept() throws Exception {
        List<Bytes> roots = new ArrayList<>();
        for (int height = 1; height <= 4; height++) {
            roots.add(Wire.bytes(
                    block(height, List.of(transfer("alice", height - 1))).getAppHash()));
        }
        Bytes held = StateKeys.account(TestKeys.address("bob")).key();
        Bytes absent = StateKeys.account(TestKeys.address("nobody")).key();
        for (int height = 1; height <= 4; height++) {
            QueryResponse answer = engine.query(held, height);
            assertThat(answer.getHeight()).isEqualTo(height);
            var proof =
                    Ics23Codec.decode(Wire.bytes(answer.getProofOps().getOps(0).getData()));
            Ics23.verifyMembership(ProofSpec.SMT, roots.get(height - 1), proof, held, Wire.bytes(answer.getValue()));
            var absence = Ics23Codec.decode(Wire.bytes(
                    engine.query(absent, height).getProofOps().getOps(0).getData()));
            Ics23.verifyNonMembership(ProofSpec.SMT, roots.get(height - 1), absence, absent);
        }
        assertThat(engine.query(held, 9).getLog()).contains("must be less than or equal to");
        assertThat(engine.query(held, 0).getHeight()).isEqualTo(4);
    }

    @Test
    void saysWhyAQueryHasNoAnswer(@TempDir Path other) throws IOException {
        Bytes key = StateKeys.account(TestKeys.address("bob")).key();
        try (NodeRunner forgetful =
                        NodeRunner.start(SameApplicationTest.config(other).withRetained(2, 0), CrashPoint.NONE);
                ScriptedEngine asking = new ScriptedEngine(forgetful.address())) {
            asking.initChain(GENESIS);
            for (int height = 1; height <= 4; height++) {
                asking.finalizeBlock(height, time(height), List.of());
                asking.commit();
            }
            assertThat(asking.query("/other", key, 0).getCode()).isEqualTo(1);
            assertThat(asking.query(Bytes.EMPTY, 0).getCode()).isEqualTo(2);
            assertThat(asking.query(key, 5).getCode()).isEqualTo(3);
            QueryResponse pruned = asking.query(key, 1);
            assertThat(pruned.getCode()).isEqualTo(4);
            assertThat(pruned.getCodespace()).isEqualTo("query");
            assertThat(pruned.getLog()).isEqualTo("height 1 is not available, lowest height is 2");
            assertThat(pruned.hasProofOps()).isFalse();
            QueryResponse oldest = asking.query(key, 2);
            assertThat(oldest.getCode()).isZero();
            assertThat(oldest.getCodespace()).isEmpty();
        }
    }

    /** An engine with filter_peers lets in whom the application has nothing against. */
    @Test
    void hasNothingAgainstAnyPeer() throws IOException {
        assertThat(engine.query("/p2p/filter/addr/10.0.0.1:26656", Bytes.EMPTY, 0)
                        .getCode())
                .isZero();
        assertThat(engine.query("/p2p/filter/id/00", Bytes.EMPTY, 0).getCode()).isZero();
    }

    @Test
    void slashesAndRemovesAProvenDoubleSignerOnce() throws Exception {
        Bytes guilty = TestKeys.address("validator");
        Misbehavior proof = Misbehavior.newBuilder()
                .setType(MisbehaviorType.MISBEHAVIOR_TYPE_DUPLICATE_VOTE)
                .setValidator(
                        Validator.newBuilder().setAddress(Wire.bytes(guilty)).setPower(10))
                .setHeight(1)
                .build();
        block(1, List.of());
        FinalizeBlockResponse punished = engine.finalizeBlock(2, time(2), List.of(), proof, proof);
        engine.commit();
        assertThat(punished.getValidatorUpdatesList())
                .extracting(ValidatorUpdate::getPower)
                .containsExactly(0L);
        QueryResponse state = engine.query(StateKeys.validator(guilty).key(), 2);
        assertThat(RecordCodec.decode(ValidatorState.class, state.getValue().toByteArray()))
                .isEqualTo(new ValidatorState(TestKeys.key("validator").publicKey(), 0, TestGenesis.BOND / 20 * 19, 2));
        FinalizeBlockResponse again = engine.finalizeBlock(3, time(3), List.of(), proof);
        assertThat(again.getValidatorUpdatesList()).isEmpty();
    }

    private FinalizeBlockResponse block(long height, List<Bytes> txs) throws IOException {
        FinalizeBlockResponse ran = engine.finalizeBlock(height, time(height), txs);
        engine.commit();
        return ran;
    }

    private static Bytes transfer(String signer, long sequence) {
        return TestKeys.tx(signer, sequence, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 7));
    }

    private static Timestamp time(long height) {
        return Timestamp.of(TestGenesis.TIME.plusSeconds(height));
    }
}
