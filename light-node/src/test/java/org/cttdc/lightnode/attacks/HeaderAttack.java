package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** Lies in {@code /commit}. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum HeaderAttack implements NamedAttack {
    ANOTHER_APP_HASH(
            Code.INVALID_HEADER,
            "puts the root of another state into a signed header",
            r -> header(r).put("app_hash", "AB".repeat(32))),
    WRONG_CHAIN(
            Code.WRONG_CHAIN,
            "serves the header of another chain",
            r -> header(r).put("chain_id", "other")),
    TIME_TRAVEL(Code.INVALID_HEADER, "moves a header years back", r -> header(r).put("time", "2020-01-01T00:00:00Z")),
    OLD_BLOCK_PROTOCOL(
            Code.INVALID_HEADER,
            "serves a header made under another block protocol",
            r -> ((ObjectNode) header(r).get("version")).put("block", "10")),
    SHORT_HASH(
            Code.INVALID_HEADER, "shortens a hash of the header", r -> header(r).put("data_hash", "ABCD")),
    ANOTHER_HEIGHT(
            Code.INVALID_HEADER,
            "answers with another height than asked for",
            r -> header(r).put("height", "2")),
    COMMIT_OF_ANOTHER_HEIGHT(
            Code.INVALID_COMMIT,
            "serves the votes of another height",
            r -> commit(r).put("height", "2")),
    COMMIT_FOR_ANOTHER_BLOCK(
            Code.INVALID_HEADER,
            "serves votes for another block",
            r -> ((ObjectNode) commit(r).get("block_id")).put("hash", "CD".repeat(32))),
    NEGATIVE_ROUND(
            Code.INVALID_COMMIT, "commits in a negative round", r -> commit(r).put("round", -1)),
    CHANGED_ROUND(
            Code.INVALID_COMMIT,
            "moves votes to another round than they were cast in",
            r -> commit(r).put("round", 1)),
    NO_SIGNATURES(
            Code.INVALID_COMMIT,
            "commits without a signature",
            r -> signatures(r).removeAll()),
    TOO_FEW_SIGNATURES(Code.INVALID_COMMIT, "commits with half of the power", r -> {
        absent(r, 2);
        absent(r, 3);
    }),
    NIL_VOTES_COUNTED(Code.INVALID_COMMIT, "wants votes for no block counted", r -> {
        signature(r, 0).put("block_id_flag", 3);
        signature(r, 1).put("block_id_flag", 3);
    }),
    UNKNOWN_FLAG(
            Code.BAD_REPLY,
            "flags a vote with what no vote is",
            r -> signature(r, 0).put("block_id_flag", 4)),
    ABSENT_BUT_SIGNED(
            Code.INVALID_COMMIT,
            "calls a validator absent that it quotes a vote of",
            r -> signature(r, 0).put("block_id_flag", 1)),
    WRONG_SIGNATURE(
            Code.INVALID_COMMIT,
            "puts one validator's signature in another's place",
            r -> signature(r, 0).set("signature", signature(r, 1).get("signature"))),
    OVERLONG_SIGNATURE(
            Code.INVALID_COMMIT,
            "sends a signature longer than any is",
            r -> signature(r, 0).put("signature", "A".repeat(88) + "AAAA")),
    SPOOFED_VOTE(
            Code.INVALID_COMMIT,
            "casts a vote under another validator's address (vote spoofing, GHSA-6jrf-4jv4-r9mw)",
            r -> signature(r, 0).set("validator_address", signature(r, 1).get("validator_address"))),
    SWAPPED_PLACES(
            Code.INVALID_COMMIT,
            "orders votes otherwise than the validator set (Tachyon, GHSA-c32p-wcqj-j677)",
            r -> signatures(r).insert(0, signatures(r).remove(1))),
    ONE_VOTE_TWICE(
            Code.INVALID_COMMIT,
            "counts one validator's vote in two places",
            r -> signatures(r).set(1, signatures(r).get(0))),
    MORE_VOTES_THAN_VALIDATORS(
            Code.INVALID_COMMIT,
            "appends a vote for nobody's place",
            r -> signatures(r).add(signatures(r).get(0).deepCopy())),
    NUMBERS_FOR_STRINGS(
            Code.BAD_REPLY,
            "writes numbers where the protocol writes strings",
            r -> header(r).put("height", 6)),
    HEIGHT_BEYOND_64_BITS(
            Code.BAD_REPLY, "writes a height that overflows", r -> header(r).put("height", "99999999999999999999")),
    MISSING_FIELD(Code.BAD_REPLY, "leaves a field out", r -> header(r).remove("app_hash"));

    private final Code code;
    private final String does;
    private final Consumer<ObjectNode> change;

    HeaderAttack(Code code, String does, Consumer<ObjectNode> change) {
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

    private static ObjectNode header(ObjectNode result) {
        return (ObjectNode) result.at("/signed_header/header");
    }

    private static ObjectNode commit(ObjectNode result) {
        return (ObjectNode) result.at("/signed_header/commit");
    }

    private static ArrayNode signatures(ObjectNode result) {
        return (ArrayNode) commit(result).get("signatures");
    }

    private static ObjectNode signature(ObjectNode result, int index) {
        return (ObjectNode) signatures(result).get(index);
    }

    private static void absent(ObjectNode result, int index) {
        signature(result, index)
                .put("block_id_flag", 1)
                .put("validator_address", "")
                .put("timestamp", "0001-01-01T00:00:00Z")
                .putNull("signature");
    }
}
