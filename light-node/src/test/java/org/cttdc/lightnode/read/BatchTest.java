package org.cttdc.lightnode.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.lightnode.api.Unverified;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many keys in one proof, keys that are watched, and what nobody proves. */
class BatchTest {
    private static final StateKey<Account> MINE = StateKeys.account(Keys.ACCOUNT);
    private static final Bytes TX = Keys.transfer(TestChain.CHAIN_ID, 0, 100, "");

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(1);
    private final List<Ref> models = new ArrayList<>();
    private LyingNode node;
    private LightNode light;

    @BeforeEach
    void open() {
        for (int i = 0; i < 230; i++) {
            models.add(new Ref(Sha256.of(Bytes.of((byte) i))));
        }
        chain.putList(StateKeys.models(), models);
        chain.put(MINE, new Account(5, 0, 0));
        chain.grow(2);
        chain.produce(TX);
        chain.grow(1);
        node = new LyingNode(chain);
        node.serveBatches();
        light = TestNodes.open(home, chain.trust(), node);
        light.awaitHeight(3);
    }

    @AfterEach
    void close() {
        light.close();
        node.close();
    }

    @Test
    void aLongListTakesAFewQuestions() {
        AtomicInteger questions = new AtomicInteger();
        node.lie((method, result) -> {
            if (method.equals("abci_query")) {
                questions.incrementAndGet();
            }
            return result;
        });
        assertThat(light.head().list(StateKeys.models()).value()).isEqualTo(models);
        assertThat(questions).hasValue(4);
        assertThat(light.head().page(StateKeys.models(), 228, 10).value().items())
                .isEqualTo(models.subList(228, 230));
    }

    @Test
    void whereNoBatchIsAnsweredKeysAreAskedForOneByOne() {
        node.lie((method, result) -> {
            if (method.equals("abci_query") && result.toString().contains("ics23:smt-batch")) {
                ObjectNode refused = result.objectNode();
                refused.putObject("response").put("code", 6).put("log", "unknown query path");
                return refused;
            }
            return result;
        });
        assertThat(light.head().page(StateKeys.models(), 0, 20).value().items()).isEqualTo(models.subList(0, 20));
    }

    @Test
    void aBatchThatLacksSwapsOrForgesIsRefused() {
        assertBatchRefused(entries -> entries.subList(1, entries.size()));
        assertBatchRefused(List::reversed);
        assertBatchRefused(entries -> {
            List<CommitmentProof> doubled = new ArrayList<>(entries);
            doubled.set(1, entries.getFirst());
            return doubled;
        });
    }

    private void assertBatchRefused(UnaryOperator<List<CommitmentProof>> forge) {
        try (LyingNode liar = new LyingNode(chain);
                LightNode other = TestNodes.open(home.resolve("" + System.nanoTime()), chain.trust(), liar)) {
            liar.serveBatches();
            other.awaitHeight(3);
            liar.lie((method, result) -> {
                if (method.equals("abci_query")) {
                    ObjectNode op = (ObjectNode) result.at("/response/proofOps/ops/0");
                    if (op.get("type").asText().endsWith("batch")) {
                        forge(op, forge);
                    }
                }
                return result;
            });
            assertThatThrownBy(() -> other.head().list(StateKeys.models()))
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_PROOF));
        }
    }

    private static void forge(ObjectNode op, UnaryOperator<List<CommitmentProof>> forge) {
        try {
            BatchProof batch = (BatchProof)
                    Ics23Codec.decode(Bytes.fromBase64(op.get("data").asText()));
            op.put(
                    "data",
                    Ics23Codec.encode(new BatchProof(forge.apply(batch.entries())))
                            .base64());
        } catch (ProofException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void watchedKeysAreReadAgainAtEveryHeadAndToldWhereTheyChanged() throws Exception {
        BlockingQueue<Verified<Map<StateKey<Account>, Account>>> told = new LinkedBlockingQueue<>();
        try (Subscription _ = light.watchKeys(List.of(MINE), told::add)) {
            assertThat(next(told).value()).containsEntry(MINE, new Account(5, 0, 0));
            chain.grow(2);
            light.awaitHeight(5);
            chain.put(MINE, new Account(4, 0, 1));
            chain.grow(2);
            Verified<Map<StateKey<Account>, Account>> changed = next(told);
            assertThat(changed.value()).containsEntry(MINE, new Account(4, 0, 1));
            assertThat(changed.provenance().height()).isGreaterThan(5);
            assertThat(told).isEmpty();
        }
    }

    private static <T> T next(BlockingQueue<T> told) throws InterruptedException {
        T next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void whatNoHashCoversIsNeverCalledVerified() {
        Unverified<TxRemarks> said = light.remarks(Sha256.of(TX));
        assertThat(said.source()).isEqualTo(node.endpoint().toString());
        assertThat(said.value().log()).isEqualTo("all  well");
        assertThat(said.value().events())
                .containsExactly(new TxRemarks.Event("paid", List.of(new TxRemarks.Attribute("to", "me"))));
    }
}
