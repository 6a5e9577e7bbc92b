package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** Lies in {@code /blockchain}, below a header that is verified. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum HistoryAttack implements NamedAttack {
    FORGED_HISTORY(
            Code.INVALID_HEADER,
            "rewrites headers below a verified one",
            r -> metas(r).forEach(meta -> ((ObjectNode) meta.get("header")).put("app_hash", "AB"))),
    HISTORY_OF_ANOTHER_CHAIN(
            Code.WRONG_CHAIN,
            "serves the headers of another chain",
            r -> metas(r).forEach(meta -> ((ObjectNode) meta.get("header")).put("chain_id", "other"))),
    HEADER_LEFT_OUT(Code.INVALID_HEADER, "leaves a header out", r -> metas(r).remove(1)),
    HEADER_TWICE(Code.INVALID_HEADER, "serves a header twice", r -> metas(r).set(1, metas(r).get(0))),
    SHORT_PAGE(
            Code.HEIGHT_PRUNED,
            "says it no longer has what it was asked for",
            r -> metas(r).remove(metas(r).size() - 1)),
    OVERFULL_PAGE(Code.BAD_REPLY, "serves more headers than a page has", r -> {
        while (metas(r).size() <= 20) {
            metas(r).add(metas(r).get(0));
        }
    });

    private final Code code;
    private final String does;
    private final Consumer<ObjectNode> change;

    HistoryAttack(Code code, String does, Consumer<ObjectNode> change) {
        this.code = code;
        this.does = does;
        this.change = change;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public Code code() {
        return code;
    }

    void change(ObjectNode result) {
        change.accept(result);
    }

    private static ArrayNode metas(ObjectNode result) {
        return (ArrayNode) result.get("block_metas");
    }
}
