package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.chain.Tip;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.jspecify.annotations.Nullable;

/** The application's state, with proofs. */
final class StateMethods {
    private static final String PATH = "/store";
    private static final int CODE_BAD_QUERY = 1;
    private static final int MAX_KEY_BYTES = 1024;

    private final Chain chain;

    StateMethods(Chain chain) {
        this.chain = chain;
    }

    JsonNode abciInfo(Args args) {
        Tip tip = chain.tip();
        ObjectNode response = Render.object();
        response.put("data", "ctt-chain");
        response.put("version", "1");
        response.put("app_version", Render.int64(GenesisFile.APP_VERSION));
        response.put("last_block_height", Render.int64(tip.height()));
        Render.base64(response, "last_block_app_hash", tip.appHash());
        return Render.object().set("response", response);
    }

    /** The raw value of a raw key at a height; header height+1 carries the root that its proof leads to. */
    JsonNode abciQuery(Args args) throws RpcException {
        String path = args.text("path");
        Bytes key = args.hexBytes("data");
        long newest = chain.tip().height();
        long wanted = args.number("height").orElse(0);
        long height = wanted == 0 ? newest : wanted;
        if (!path.equals(PATH)) {
            return refused(key, height, "unknown path \"" + path + "\": state is read at " + PATH);
        }
        if (key.isEmpty() || key.size() > MAX_KEY_BYTES) {
            return refused(key, height, "a key has 1 to " + MAX_KEY_BYTES + " bytes");
        }
        if (height < 0 || height > newest) {
            return refused(
                    key,
                    height,
                    "height " + height + " must be less than or equal to the current blockchain height " + newest);
        }
        StateTree tree = chain.tree();
        if (!tree.holds(height) || height < chain.oldestVersion()) {
            return refused(
                    key, height, "height " + height + " is not available, lowest height is " + chain.oldestVersion());
        }
        Bytes value = tree.get(key, height);
        CommitmentProof proof = args.flag("prove") ? tree.prove(key, height) : null;
        return answer(key, value, height, proof);
    }

    private static ObjectNode answer(Bytes key, @Nullable Bytes value, long height, @Nullable CommitmentProof proof) {
        ObjectNode response = response(key, height, 0, value == null ? "does not exist" : "");
        if (value != null) {
            response.put("value", value.base64());
        }
        if (proof != null) {
            ProofOp op = ProofOp.smt(key, proof);
            response.putObject("proofOps")
                    .putArray("ops")
                    .addObject()
                    .put("type", op.type())
                    .put("key", op.key().base64())
                    .put("data", op.data().base64());
        }
        return Render.object().set("response", response);
    }

    private static ObjectNode refused(Bytes key, long height, String why) {
        return Render.object().set("response", response(key, height, CODE_BAD_QUERY, why));
    }

    private static ObjectNode response(Bytes key, long height, int code, String log) {
        ObjectNode response = Render.object();
        response.put("code", code);
        response.put("log", log);
        response.put("info", "");
        response.put("index", "0");
        Render.base64(response, "key", key);
        response.putNull("value");
        response.putNull("proofOps");
        response.put("height", Render.int64(height));
        response.put("codespace", code == 0 ? "" : Render.CODESPACE);
        return response;
    }
}
