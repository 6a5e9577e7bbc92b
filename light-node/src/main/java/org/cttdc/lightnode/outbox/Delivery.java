package org.cttdc.lightnode.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.lightnode.sync.Peer;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Offers a transaction to every endpoint at once. */
final class Delivery {
    private final Peers peers;

    Delivery(Peers peers) {
        this.peers = peers;
    }

    /**
     * What the endpoints said.
     *
     * @param accepted endpoints that have it in their pool
     * @param unanimous whether every endpoint refused it
     * @param code why, where one refused it
     * @param detail which endpoint said so; nothing here is authenticated
     */
    record Report(int accepted, boolean unanimous, @Nullable ErrorCode code, String detail) {}

    private record Answer(Peer peer, RpcReplies.@Nullable Broadcast reply) {}

    Report offer(Bytes tx) {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = peers.honest().stream()
                    .map(peer -> tasks.submit(() -> offer(peer, tx)))
                    .toList();
            for (Future<Answer> future : futures) {
                answers.add(outcome(future));
            }
        }
        int accepted = 0;
        int refused = 0;
        ErrorCode code = null;
        String detail = "";
        for (Answer answer : answers) {
            RpcReplies.Broadcast reply = answer.reply();
            if (reply != null && reply.code() == 0) {
                accepted++;
            } else if (reply != null) {
                refused++;
                code = ErrorCode.of(reply.code());
                detail = answer.peer() + " refused it with " + code + ": " + reply.log();
            }
        }
        return new Report(accepted, refused > 0 && refused == answers.size(), code, detail);
    }

    private Answer offer(Peer peer, Bytes tx) {
        try {
            RpcReplies.Broadcast reply = peer.rpc().broadcast(tx);
            peers.answered(peer);
            return new Answer(peer, reply);
        } catch (LightNodeException e) {
            peers.failed(peer, e);
            return new Answer(peer, null);
        }
    }

    private static Answer outcome(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending failed", e.getCause());
        }
    }
}
