package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;

/** Lies in {@code /validators}. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum ValidatorAttack implements NamedAttack {
    FORGED_SET(Code.INVALID_VALIDATORS, "serves a set of its own keys", r -> {
        for (int i = 0; i < members(r).size(); i++) {
            member(r, i).put("address", "");
            key(r, i).put("value", Bytes.fromHex("0" + i + "ee".repeat(31)).base64());
        }
    }),
    VALIDATOR_TWICE(
            Code.BAD_REPLY,
            "lists one validator twice",
            r -> members(r).set(1, members(r).get(0))),
    VALIDATOR_LEFT_OUT(Code.INVALID_VALIDATORS, "leaves a validator out", r -> {
        members(r).remove(3);
        r.put("total", "3");
    }),
    INFLATED_POWER(
            Code.INVALID_VALIDATORS,
            "raises a validator's power",
            r -> member(r, 0).put("voting_power", "1000")),
    OVERFLOWING_POWER(
            Code.BAD_REPLY,
            "sums powers beyond what 64 bits hold",
            r -> member(r, 0).put("voting_power", Long.toString(Long.MAX_VALUE))),
    NEGATIVE_POWER(
            Code.BAD_REPLY,
            "gives a validator negative power",
            r -> member(r, 0).put("voting_power", "-1")),
    FORGED_PRIORITY(
            Code.BAD_REPLY,
            "forges a proposer priority no rotation reaches (GHSA-g5xx-c4hv-9ccc)",
            r -> member(r, 0).put("proposer_priority", Long.toString(Long.MIN_VALUE))),
    ADDRESS_OF_ANOTHER_KEY(
            Code.BAD_REPLY,
            "names a validator by an address that is not its key's (GHSA-6jrf-4jv4-r9mw)",
            r -> member(r, 0).put("address", "00".repeat(20))),
    KEY_OF_ANOTHER_TYPE(
            Code.BAD_REPLY,
            "sends a key of a type nobody can verify",
            r -> key(r, 0).put("type", "tendermint/PubKeyUnheardOf")),
    REPEATED_PAGES(Code.BAD_REPLY, "serves the same page again and again", r -> r.put("total", "8")),
    ENDLESS_TOTAL(Code.BAD_REPLY, "claims more validators than can be", r -> r.put("total", "9000000000")),
    EMPTY_PAGE(
            Code.BAD_REPLY,
            "serves an empty page in the middle",
            r -> members(r).removeAll()),
    PAGES_OF_TWO_HEIGHTS(Code.INVALID_HEADER, "changes the height between two pages", r -> {
        if (members(r).isEmpty()) {
            r.put("block_height", "9");
        }
        r.put("total", "8");
    }),
    PAGES_OF_TWO_SIZES(Code.BAD_REPLY, "changes the total between two pages", r -> {
        r.put("total", members(r).isEmpty() ? "4" : "8");
    });

    private final Code code;
    private final String does;
    private final Consumer<ObjectNode> change;

    ValidatorAttack(Code code, String does, Consumer<ObjectNode> change) {
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

    private static ArrayNode members(ObjectNode result) {
        return (ArrayNode) result.get("validators");
    }

    private static ObjectNode member(ObjectNode result, int index) {
        return (ObjectNode) members(result).get(index);
    }

    private static ObjectNode key(ObjectNode result, int index) {
        return (ObjectNode) member(result, index).get("pub_key");
    }
}
