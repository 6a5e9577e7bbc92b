package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.StateKeys;

/** Lies in {@code /abci_query}. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum StateAttack implements NamedAttack {
    ANOTHER_VALUE(
            "serves a richer account than the one that is proved",
            Read.ALICE,
            (r, chain) -> response(r).put("value", rich())),
    FORGED_ABSENCE(
            "says there is no account where there is one",
            Read.ALICE,
            (r, chain) -> response(r).putNull("value")),
    ABSENCE_PROVED_WITH_A_DISTANT_NEIGHBOUR(
            "proves an account's absence with the true proof of another key's (Dragonberry)",
            Read.ALICE,
            (r, chain) -> {
                response(r).putNull("value");
                op(r).put("data", proof(chain, AttackRunner.NOBODY));
            }),
    VALUE_FOR_NOBODY(
            "serves a value where there is none",
            Read.NOBODY,
            (r, chain) -> response(r).put("value", rich())),
    PROOF_OF_ANOTHER_KEY("serves value and proof of another key", Read.NOBODY, (r, chain) -> {
        response(r).put("value", AttackRunner.encodedAlice().base64());
        op(r).put("data", proof(chain, AttackRunner.ALICE));
    }),
    PROOF_LABELLED_WITH_ANOTHER_KEY(
            "labels a proof with another key", Read.ALICE, (r, chain) -> op(r).put("key", "AAAA")),
    PROOF_OF_AN_OLDER_STATE(
            "proves what was true before",
            Read.ALICE,
            (r, chain) -> op(r).put("data", proof(chain, 1, AttackRunner.ALICE))),
    NO_PROOF(
            "serves a value without a proof",
            Read.ALICE,
            (r, chain) -> response(r).putNull("proofOps")),
    PROOF_OF_ANOTHER_TREE(
            "serves a proof of another kind of tree", Read.ALICE, (r, chain) -> op(r).put("type", "ics23:iavl")),
    TRUNCATED_PROOF(
            "cuts a proof short",
            Read.ALICE,
            (r, chain) -> op(r).put("data", op(r).get("data").asText().substring(0, 40))),
    ITEM_LEFT_OUT("leaves an item of a list out", Read.MODELS, (r, chain) -> {
        if (isFor(r, StateKeys.models().item(1).key())) {
            response(r).putNull("value");
        }
    }),
    SHORTER_LIST("counts a list shorter than it is", Read.MODELS, (r, chain) -> {
        if (isFor(r, StateKeys.models().base())) {
            response(r)
                    .put("value", Bytes.of(RecordCodec.encode(new ListHead(2))).base64());
        }
    });

    /** What is read while it lies. */
    private enum Read {
        ALICE(view -> view.read(StateKeys.account(AttackRunner.ALICE))),
        NOBODY(view -> view.read(StateKeys.account(AttackRunner.NOBODY))),
        MODELS(view -> view.list(StateKeys.models()));

        private final Function<StateView, Object> question;

        Read(Function<StateView, Object> question) {
            this.question = question;
        }
    }

    private final String does;
    private final Read read;
    private final BiConsumer<ObjectNode, TestChain> change;

    StateAttack(String does, Read read, BiConsumer<ObjectNode, TestChain> change) {
        this.does = does;
        this.read = read;
        this.change = change;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public Code code() {
        return Code.INVALID_PROOF;
    }

    void change(ObjectNode result, TestChain chain) {
        change.accept(result, chain);
    }

    Object read(StateView view) {
        return read.question.apply(view);
    }

    private static ObjectNode response(ObjectNode result) {
        return (ObjectNode) result.get("response");
    }

    private static ObjectNode op(ObjectNode result) {
        return (ObjectNode) result.at("/response/proofOps/ops/0");
    }

    private static boolean isFor(ObjectNode result, Bytes key) {
        return response(result).get("key").asText().equals(key.base64());
    }

    private static String rich() {
        return Bytes.of(RecordCodec.encode(new Account(1_000_000, 0, 0))).base64();
    }

    private static String proof(TestChain chain, Bytes account) {
        return proof(chain, chain.height() - 1, account);
    }

    private static String proof(TestChain chain, long height, Bytes account) {
        Bytes key = StateKeys.account(account).key();
        return ProofOp.smt(key, chain.block(height).tree().prove(key).orElseThrow())
                .data()
                .base64();
    }
}
