package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cttdc.node.app.StateQuery;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.chain.Tip;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.smt.ProofOp;

/** The application's state, with proofs. */
final class StateMethods {
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

    /** See {@link StateQuery}. */
    JsonNode abciQuery(Args args) throws RpcException {
        long newest = chain.tip().height();
        StateQuery.Answer answer = new StateQuery(chain.tree())
                .ask(
                        args.text("path"),
                        args.hexBytes("data"),
                        args.number("height").orElse(0),
                        args.flag("prove"),
                        newest,
                        chain.oldestVersion());
        ObjectNode response = Render.object();
        response.put("code", answer.code());
        response.put("log", answer.log());
        response.put("info", "");
        response.put("index", "0");
        Render.base64(response, "key", answer.key());
        Bytes value = answer.value();
        response.put("value", value == null ? null : value.base64());
        response.putNull("proofOps");
        ProofOp op = answer.proof();
        if (op != null) {
            response.putObject("proofOps")
                    .putArray("ops")
                    .addObject()
                    .put("type", op.type())
                    .put("key", op.key().base64())
                    .put("data", op.data().base64());
        }
        response.put("height", Render.int64(answer.height()));
        response.put("codespace", answer.codespace());
        return Render.object().set("response", response);
    }
}
