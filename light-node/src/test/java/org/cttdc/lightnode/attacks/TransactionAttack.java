package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** Lies in {@code /tx} and {@code /block_results}. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum TransactionAttack implements NamedAttack {
    ANOTHER_TRANSACTION("tx", "serves another transaction", r -> r.put("tx", "AAAA")),
    PROOF_OF_ANOTHER_TRANSACTION(
            "tx", "serves the proof of another transaction", r -> ((ObjectNode) r.get("proof")).put("data", "AAAA")),
    ANOTHER_BLOCK("tx", "says it stands in another block", r -> r.put("height", "2")),
    INDEX_NOT_OF_THE_PROOF(
            "tx", "says it stands in another place than its proof (GHSA-r3r4-g7hq-pq4f)", r -> r.put("index", 1)),
    PATH_OF_A_LARGER_BLOCK(
            "tx", "stretches the block a proof is for", r -> ((ObjectNode) r.at("/proof/proof")).put("total", "2")),
    ANOTHER_RESULT(
            "block_results",
            "says a transaction failed that did not",
            r -> ((ObjectNode) r.get("txs_results").get(0)).put("code", 13)),
    ANOTHER_OUTCOME(
            "block_results",
            "changes what a transaction returned",
            r -> ((ObjectNode) r.get("txs_results").get(0)).put("data", "AAAA")),
    NO_RESULTS("block_results", "withholds the results of a block", r -> r.putNull("txs_results"));

    private final String method;
    private final String does;
    private final Consumer<ObjectNode> change;

    TransactionAttack(String method, String does, Consumer<ObjectNode> change) {
        this.method = method;
        this.does = does;
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

    String method() {
        return method;
    }

    void change(ObjectNode result) {
        change.accept(result);
    }
}
