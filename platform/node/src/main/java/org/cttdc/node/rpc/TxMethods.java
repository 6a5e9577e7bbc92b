package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cttdc.node.api.MempoolException;
import org.cttdc.node.app.Outcomes;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.CommittedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.tx.ErrorCode;

/** Sending transactions and looking at those that wait. */
final class TxMethods {
    private static final int MAX_WAITING_CALLERS = 100;
    private static final long COMMIT_TIMEOUT_SECONDS = 10;
    private static final int DEFAULT_LIMIT = 30;
    private static final int MAX_LIMIT = 100;

    private final Chain chain;
    private final Semaphore waitingCallers = new Semaphore(MAX_WAITING_CALLERS);

    TxMethods(Chain chain) {
        this.chain = chain;
    }

    JsonNode broadcastSync(Args args) throws RpcException {
        Bytes tx = args.bytes("tx");
        try {
            return broadcast(tx, submit(tx));
        } catch (Rejection e) {
            return broadcast(tx, e);
        }
    }

    JsonNode broadcastAsync(Args args) throws RpcException {
        Bytes tx = args.bytes("tx");
        try {
            return broadcast(tx, submit(tx));
        } catch (Rejection e) {
            // As in the reference, this call does not wait for the verdict.
            return broadcast(tx, new Rejection(ErrorCode.OK, ""));
        }
    }

    private Rejection submit(Bytes tx) throws RpcException, Rejection {
        try {
            chain.submit(tx);
            return new Rejection(ErrorCode.OK, "");
        } catch (MempoolException e) {
            throw RpcException.internal(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode broadcast(Bytes tx, Rejection verdict) {
        ObjectNode out = Render.object();
        out.put("code", verdict.code().number());
        out.put("data", "");
        out.put("log", Outcomes.log(verdict.code(), verdict.detail()));
        out.put("codespace", Outcomes.codespace(verdict.code().number()));
        out.put("hash", Txs.hash(tx).hexUpper());
        return out;
    }

    JsonNode broadcastCommit(Args args) throws RpcException {
        Bytes tx = args.bytes("tx");
        if (!waitingCallers.tryAcquire()) {
            throw RpcException.internal("too many callers wait for a commit: use broadcast_tx_sync");
        }
        CompletableFuture<CommittedBlock> included = new CompletableFuture<>();
        Consumer<CommittedBlock> listener = block -> {
            if (block.block().txs().contains(tx)) {
                included.complete(block);
            }
        };
        chain.onBlock(listener);
        try {
            Rejection verdict = submit(tx);
            return committed(tx, verdict, included.get(COMMIT_TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (Rejection e) {
            ObjectNode out = Render.object();
            out.set("check_tx", verdict(e));
            out.set("tx_result", verdict(new Rejection(ErrorCode.OK, "")));
            return out.put("hash", Txs.hash(tx).hexUpper()).put("height", "0");
        } catch (TimeoutException | ExecutionException e) {
            throw RpcException.internal("timed out waiting for tx to be included in a block");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RpcException.internal("the node is stopping");
        } finally {
            chain.removeListener(listener);
            waitingCallers.release();
        }
    }

    private static ObjectNode committed(Bytes tx, Rejection verdict, CommittedBlock block) {
        ObjectNode out = Render.object();
        out.set("check_tx", verdict(verdict));
        int index = block.block().txs().indexOf(tx);
        out.set("tx_result", Render.result(block.results().get(index)));
        out.put("hash", Txs.hash(tx).hexUpper());
        out.put("height", Render.int64(block.height()));
        return out;
    }

    JsonNode checkTx(Args args) throws RpcException {
        Bytes tx = args.bytes("tx");
        try {
            chain.check(tx);
            return verdict(new Rejection(ErrorCode.OK, ""));
        } catch (Rejection e) {
            return verdict(e);
        }
    }

    private static ObjectNode verdict(Rejection verdict) {
        ObjectNode out = Render.object();
        out.put("code", verdict.code().number());
        out.putNull("data");
        out.put("log", Outcomes.log(verdict.code(), verdict.detail()));
        out.put("info", "");
        out.put("gas_wanted", "0");
        out.put("gas_used", "0");
        out.putArray("events");
        out.put("codespace", Outcomes.codespace(verdict.code().number()));
        return out;
    }

    JsonNode unconfirmed(Args args) throws RpcException {
        long wanted = args.number("limit").orElse(DEFAULT_LIMIT);
        int limit = wanted < 1 ? DEFAULT_LIMIT : (int) Math.min(MAX_LIMIT, wanted);
        return waiting(limit, true);
    }

    JsonNode unconfirmedCount(Args args) {
        return waiting(0, false);
    }

    private ObjectNode waiting(int limit, boolean withTxs) {
        Chain.Waiting waiting = chain.waiting(limit);
        ObjectNode out = Render.object();
        out.put("n_txs", Integer.toString(withTxs ? waiting.txs().size() : waiting.total()));
        out.put("total", Integer.toString(waiting.total()));
        out.put("total_bytes", Render.int64(waiting.totalBytes()));
        if (withTxs) {
            ArrayNode txs = out.putArray("txs");
            waiting.txs().forEach(tx -> txs.add(tx.base64()));
        } else {
            out.putNull("txs");
        }
        return out;
    }
}
