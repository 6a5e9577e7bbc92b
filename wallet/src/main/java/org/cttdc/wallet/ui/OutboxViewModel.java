package org.cttdc.wallet.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.Waiting;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletException;

/** Transactions on their way: how far each is, why one is stuck, and the one thing that helps. */
final class OutboxViewModel {
    private final Context context;
    private final ReadOnlyObjectWrapper<List<OutboxEntry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private final UiBridge.Feed<Object> changes;

    OutboxViewModel(Context context) {
        this.context = context;
        this.changes = context.kit().bridge().feed(change -> refresh());
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.node().outbox().watch(changes::publish)::close);
        lifetime.add(context.node().watch(changes::publish)::close);
        refresh();
    }

    ReadOnlyObjectProperty<List<OutboxEntry>> entries() {
        return entries.getReadOnlyProperty();
    }

    void refresh() {
        context.kit().bridge().run(context.node().outbox()::entries, entries::set, error -> {});
    }

    /** How far it is, in a few words. */
    Text stage(OutboxEntry entry) {
        return entry.stage() == OutboxEntry.Stage.SEEN
                ? context.texts().text("outbox.stage.SEEN", entry.seenBy())
                : failed(entry)
                        ? context.texts().text("outbox.stage.FAILED")
                        : context.texts().text("outbox.stage." + entry.stage().name());
    }

    /** What is happening, or why it does not go on. */
    Text why(OutboxEntry entry) {
        if (failed(entry) || entry.stage() == OutboxEntry.Stage.REFUSED) {
            ErrorCode code = entry.code() == null ? ErrorCode.E_INTERNAL : entry.code();
            return context.texts().text("outbox.why." + entry.stage().name() + ".refused", reason(code), code.name());
        }
        boolean offline = context.node().status().stage() != SyncStatus.Stage.SYNCED && !entry.settled();
        if (offline) {
            return context.texts().text("outbox.why.offline");
        }
        return switch (entry.stage()) {
            case INCLUDED, FINAL ->
                context.texts().text("outbox.why." + entry.stage().name(), entry.height());
            default -> context.texts().text("outbox.why." + entry.stage().name(), entry.validUntilHeight());
        };
    }

    /** Whether signing the same messages anew can help. */
    boolean canRepeat(OutboxEntry entry) {
        return failed(entry)
                || switch (entry.stage()) {
                    case EXPIRED, REPLACED, REFUSED -> true;
                    case SIGNED, SENT, SEEN, INCLUDED, FINAL -> false;
                };
    }

    /** Asks the person to sign the same messages anew, with a fresh sequence and validity. */
    void repeat(OutboxEntry entry, Consumer<UserError> problem) {
        context.kit()
                .bridge()
                .run(
                        context.errors()
                                .telling(() -> Waiting.await(context.wallet().propose(request(entry)))),
                        again -> refresh(),
                        problem);
    }

    private static SigningRequest request(OutboxEntry entry) {
        try {
            SignedTx envelope = RecordCodec.decode(SignedTx.class, entry.tx().toArray());
            TxBody body = RecordCodec.decode(TxBody.class, envelope.body().toArray());
            return new SigningRequest(entry.account(), body.messages(), entry.label());
        } catch (CodecException e) {
            throw new WalletException(
                    WalletException.Code.REFUSED, "The outbox entry holds no transaction: " + e.getMessage(), e);
        }
    }

    private Text reason(ErrorCode code) {
        String key = "chain." + code.name();
        return context.texts().has(key)
                ? context.texts().text(key)
                : context.texts().text("chain.other");
    }

    private static boolean failed(OutboxEntry entry) {
        return entry.stage() == OutboxEntry.Stage.FINAL && entry.code() != null && entry.code() != ErrorCode.OK;
    }
}
