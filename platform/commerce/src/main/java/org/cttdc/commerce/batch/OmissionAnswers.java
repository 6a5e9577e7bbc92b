package org.cttdc.commerce.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.service.Chain;
import org.cttdc.commerce.service.OrderRow;
import org.cttdc.commerce.store.Database;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OmissionState.OmissionStage;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;

/**
 * Answers buyers who challenged an order on the chain: shows where it stands. An answer that failed is sent again, since the challenge
 * stays open on the chain until one is accepted.
 */
public final class OmissionAnswers {
    /** Blocks after which an answer without effect is sent again. */
    private static final long RETRY_BLOCKS = 4;
    /** Most challenges that are looked at again, from the newest. */
    private static final long MOST = 256;

    private final Database database;
    private final LightNode lightNode;
    private final PlatformSigner signer;
    private final Bytes platform;
    private final long txFee;
    private final Set<Bytes> settled = new TreeSet<>();
    private long nextTry;

    public OmissionAnswers(Database database, LightNode lightNode, PlatformSigner signer, long txFee) {
        this.database = database;
        this.lightNode = lightNode;
        this.signer = signer;
        this.platform = Address.ofKey(signer.publicKey()).value();
        this.txFee = txFee;
    }

    /** Answers what can be answered; says what a person must see to. */
    List<String> run(Moment now) {
        List<String> problems = new ArrayList<>();
        if (now.height() < nextTry) {
            return problems;
        }
        long count = Chain.read(now.view(), StateKeys.omissions(platform).head())
                .map(ListHead::count)
                .orElse(0L);
        boolean sent = false;
        for (long i = Math.max(0, count - MOST); i < count; i++) {
            Bytes id = Chain.read(now.view(), StateKeys.omissions(platform).item(i))
                    .orElseThrow()
                    .id();
            if (!settled.contains(id)) {
                sent |= answer(id, now, problems);
            }
        }
        nextTry = sent ? now.height() + RETRY_BLOCKS : 0;
        return problems;
    }

    /** Whether an answer was sent. */
    private boolean answer(Bytes id, Moment now, List<String> problems) {
        OmissionState omission = Chain.read(now.view(), StateKeys.omission(id)).orElseThrow();
        if (omission.stage() != OmissionStage.OPEN || omission.answerUntil() <= now.height()) {
            settled.add(id);
            return false;
        }
        Optional<OrderRow> row =
                database.call(tx -> tx.first(OrderRow.SELECT + "where o.nullifier_commit = ?", OrderRow::read, id));
        Optional<Inclusion> inclusion = row.flatMap(OrderRow::anchored);
        if (inclusion.isEmpty()) {
            problems.add("a buyer challenged an order that no anchored batch holds (" + id + "): it costs a penalty");
            return false;
        }
        OrderLeaf leaf = row.get().leaf(platform, row.get().finalAt());
        BatchTx tx = BatchTx.sign(
                signer,
                lightNode.status().chainId(),
                lightNode.outbox().nextSequence(platform),
                omission.answerUntil(),
                Math.max(txFee, now.params().minTxFee()),
                new MarketMsg.AnswerOmission(
                        inclusion.get().batchSeq(), leaf, inclusion.get().path()));
        lightNode.outbox().submit(tx.bytes(), "answer to a challenged order");
        return true;
    }
}
