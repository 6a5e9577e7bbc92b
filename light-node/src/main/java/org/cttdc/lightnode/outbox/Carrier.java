package org.cttdc.lightnode.outbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.OutboxEntry.Stage;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.read.TxProofs;
import org.cttdc.lightnode.store.OutboxTable.Row;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an entry, each of which is safe to repeat: nothing is remembered but the row, and the account's sequence keeps a
 * transaction that is sent twice from taking effect twice.
 */
final class Carrier {
    /** Blocks searched in one go, so that one old entry does not hold up the others. */
    private static final int SEARCH = 200;

    private final Delivery delivery;
    private final TxProofs proofs;
    private final Supplier<StateView> head;
    private final InstantSource clock;

    Carrier(Delivery delivery, TxProofs proofs, Supplier<StateView> head, InstantSource clock) {
        this.delivery = delivery;
        this.proofs = proofs;
        this.head = head;
        this.clock = clock;
    }

    /** Before the first byte leaves: from here on it may be out, whatever happens. */
    Row markSent(Row row) {
        return with(row, Stage.SENT, 0, row.entry().height(), null, "");
    }

    /** Offers it to every endpoint. */
    Row send(Row row) {
        Delivery.Report report = delivery.offer(row.entry().tx());
        ErrorCode code = report.code();
        if (report.accepted() > 0) {
            return with(row, Stage.SEEN, report.accepted(), 0, null, "");
        }
        // A wrong sequence may mean that it is in a block already, a past height that it ran out: both get proved.
        boolean provable = code == ErrorCode.E_SEQUENCE || code == ErrorCode.E_EXPIRED;
        if (report.unanimous() && !provable && row.entry().stage() != Stage.SEEN) {
            return with(row, Stage.REFUSED, 0, 0, code, report.detail());
        }
        return with(row, row.entry().stage(), row.entry().seenBy(), 0, null, report.detail());
    }

    /** Looks for it on the chain: included, or proved never to be. */
    Row locate(Row row) {
        OutboxEntry entry = row.entry();
        Optional<Row> indexed = byIndex(row);
        if (indexed.isPresent()) {
            return indexed.get();
        }
        StateView state = head.get();
        long sequence = state.read(StateKeys.account(entry.account()))
                .value()
                .map(Account::sequence)
                .orElse(0L);
        if (sequence > entry.sequence()) {
            return search(row, state.height());
        }
        Row searched = new Row(entry, state.height());
        return state.height() >= entry.validUntilHeight()
                ? with(
                        searched,
                        Stage.EXPIRED,
                        entry.seenBy(),
                        0,
                        ErrorCode.E_EXPIRED,
                        "the account's sequence is still " + sequence + " at height " + state.height())
                : searched;
    }

    private Optional<Row> byIndex(Row row) {
        try {
            return Optional.of(included(row, proofs.find(row.entry().txHash()).height()));
        } catch (LightNodeException e) {
            if (e.code() == Code.TX_NOT_FOUND || e.code() == Code.HEIGHT_TOO_HIGH) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Its sequence is used up: one of the blocks since holds it, or the transaction that took its place. */
    private Row search(Row row, long upTo) {
        long last = Math.min(upTo, row.searchedHeight() + SEARCH);
        for (long height = row.searchedHeight() + 1; height <= last; height++) {
            if (proofs.transactions(height).contains(row.entry().tx())) {
                return included(row, height);
            }
        }
        Row searched = new Row(row.entry(), last);
        return last < upTo
                ? searched
                : with(
                        searched,
                        Stage.REPLACED,
                        row.entry().seenBy(),
                        0,
                        ErrorCode.E_SEQUENCE,
                        "another transaction used sequence " + row.entry().sequence() + " by height " + upTo);
    }

    private Row included(Row row, long height) {
        return with(row, Stage.INCLUDED, row.entry().seenBy(), height, null, "in block " + height);
    }

    /** Proves the result of an included one, once the next header is there. */
    Row conclude(Row row) {
        OutboxEntry entry = row.entry();
        try {
            TxResult result = proofs.result(place(entry)).value();
            return with(
                    row,
                    Stage.FINAL,
                    entry.seenBy(),
                    result.height(),
                    result.code(),
                    result.outcome().detail());
        } catch (LightNodeException e) {
            if (e.code() == Code.HEIGHT_TOO_HIGH) {
                return row;
            }
            throw e;
        }
    }

    private TxProofs.Included place(OutboxEntry entry) {
        List<Bytes> txs = proofs.transactions(entry.height());
        int index = txs.indexOf(entry.tx());
        if (index < 0) {
            throw new LightNodeException(
                    Code.INVALID_PROOF, "block " + entry.height() + " does not hold the transaction it was found in");
        }
        return proofs.at(entry.txHash(), entry.height(), index, txs.size());
    }

    private Row with(Row row, Stage stage, int seenBy, long height, @Nullable ErrorCode code, String detail) {
        OutboxEntry e = row.entry();
        OutboxEntry next = new OutboxEntry(
                e.id(),
                e.account(),
                e.sequence(),
                e.label(),
                e.txHash(),
                e.tx(),
                e.validUntilHeight(),
                stage,
                seenBy,
                height,
                code,
                detail,
                stage == e.stage() ? e.updated() : clock.instant());
        return new Row(next, row.searchedHeight());
    }
}
