package org.cttdc.wallet.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
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
    /** What a payment to oneself moves: as little as can be moved. */
    private static final long LEAST = 1;

    private final Context context;
    private final ReadOnlyObjectWrapper<List<OutboxEntry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private final UiBridge.Feed<Object> changes;
    private Map<Bytes, Long> gaps = Map.of();

    /** The one thing that helps an entry. */
    enum Fix {
        NONE,
        /** Sign the same messages anew. */
        REPEAT,
        /** Sign what was drafted. */
        SIGN,
        /** Use up the missing number before it. */
        FILL
    }

    private record Shown(List<OutboxEntry> entries, Map<Bytes, Long> gaps) {}

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
        context.kit().bridge().run(this::read, this::show, error -> {});
    }

    private Shown read() {
        Outbox outbox = context.node().outbox();
        List<OutboxEntry> all = outbox.entries();
        Map<Bytes, Long> found = new HashMap<>();
        try {
            for (OutboxEntry entry : all) {
                if (entry.underWay()) {
                    outbox.gap(entry.account()).ifPresent(number -> found.put(entry.account(), number));
                }
            }
        } catch (LightNodeException e) {
            // Without a verified state nobody knows which numbers are missing; the entries are shown all the same.
            return new Shown(all, Map.of());
        }
        return new Shown(all, Map.copyOf(found));
    }

    private void show(Shown shown) {
        gaps = shown.gaps();
        // A gap may have come or gone while the entries stayed as they are.
        entries.set(new ArrayList<>(shown.entries()));
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
        if (entry.underWay() && context.node().status().stage() != SyncStatus.Stage.SYNCED) {
            return context.texts().text("outbox.why.offline");
        }
        if (fix(entry) == Fix.FILL) {
            return context.texts().text("outbox.why.gap", entry.sequence(), missing(entry));
        }
        if (superseded(entry)) {
            return context.texts().text("outbox.why.superseded", entry.sequence());
        }
        return switch (entry.stage()) {
            case INCLUDED, FINAL ->
                context.texts().text("outbox.why." + entry.stage().name(), entry.height());
            default -> context.texts().text("outbox.why." + entry.stage().name(), entry.validUntilHeight());
        };
    }

    /** The one thing that helps. */
    Fix fix(OutboxEntry entry) {
        return switch (entry.stage()) {
            case DRAFT -> Fix.SIGN;
            case EXPIRED, REPLACED, REFUSED -> Fix.REPEAT;
            case FINAL -> failed(entry) ? Fix.REPEAT : Fix.NONE;
            case SIGNED, SENT, SEEN -> entry.sequence() > missing(entry) ? Fix.FILL : Fix.NONE;
            case INCLUDED -> Fix.NONE;
        };
    }

    /** The number that is missing before this entry's, or the largest number where none is. */
    long missing(OutboxEntry entry) {
        return gaps.getOrDefault(entry.account(), Long.MAX_VALUE);
    }

    /** Whether another one with its number was signed after it. */
    private boolean superseded(OutboxEntry entry) {
        return entry.underWay()
                && entries.get().stream()
                        .anyMatch(other -> other.underWay()
                                && other.id() > entry.id()
                                && other.sequence() == entry.sequence()
                                && other.account().equals(entry.account()));
    }

    /** Whether it can still be outrun by another one with its number. */
    boolean canReplace(OutboxEntry entry) {
        return switch (entry.stage()) {
            case SIGNED, SENT, SEEN -> !superseded(entry);
            case DRAFT, INCLUDED, FINAL, EXPIRED, REPLACED, REFUSED -> false;
        };
    }

    /** Takes the one step that helps. */
    void take(OutboxEntry entry, Consumer<UserError> problem) {
        switch (fix(entry)) {
            case REPEAT -> ask(() -> context.wallet().propose(again(entry)), problem);
            case SIGN ->
                ask(
                        () -> {
                            SigningRequest request = again(entry);
                            context.node().outbox().discard(entry.id());
                            return context.wallet().propose(request);
                        },
                        problem);
            case FILL ->
                ask(
                        () -> context.wallet()
                                .replace(
                                        toOneself(entry, context.texts().get("outbox.fill.label", missing(entry))),
                                        missing(entry),
                                        0),
                        problem);
            case NONE -> {}
        }
    }

    /** Asks the person to sign the same messages with the same number and a higher fee. */
    void hurry(OutboxEntry entry, Consumer<UserError> problem) {
        ask(() -> context.wallet().replace(again(entry), entry.sequence(), higherFee(entry)), problem);
    }

    /** Asks the person to use its number up by a payment to oneself. */
    void cancel(OutboxEntry entry, Consumer<UserError> problem) {
        SigningRequest nothing =
                toOneself(entry, context.texts().get("outbox.cancel.label", Text.literal(entry.label())));
        ask(() -> context.wallet().replace(nothing, entry.sequence(), higherFee(entry)), problem);
    }

    /** Drops a draft. */
    void discard(OutboxEntry entry, Consumer<UserError> problem) {
        context.kit()
                .bridge()
                .run(
                        () -> {
                            context.node().outbox().discard(entry.id());
                            return entry;
                        },
                        dropped -> refresh(),
                        problem);
    }

    /** The signed transaction as a file that another machine can submit. */
    static byte[] file(OutboxEntry entry) {
        return new SignedTxFile(entry.tx(), entry.label()).toBytes().toArray();
    }

    private void ask(Callable<CompletableFuture<OutboxEntry>> question, Consumer<UserError> problem) {
        context.kit()
                .bridge()
                .run(context.errors().telling(() -> Waiting.await(question.call())), again -> refresh(), problem);
    }

    private static SigningRequest toOneself(OutboxEntry entry, String label) {
        return new SigningRequest(entry.account(), List.of(new Msg.Transfer(entry.account(), Asset.CTT, LEAST)), label);
    }

    private static SigningRequest again(OutboxEntry entry) {
        return new SigningRequest(entry.account(), body(entry).messages(), entry.label());
    }

    /** Twice the fee: nodes that weigh fees prefer it clearly. */
    private static long higherFee(OutboxEntry entry) {
        return Math.multiplyExact(2, body(entry).fee());
    }

    /** What an entry's transaction carries. */
    static TxBody body(OutboxEntry entry) {
        try {
            Bytes body = entry.stage() == OutboxEntry.Stage.DRAFT
                    ? entry.tx()
                    : RecordCodec.decode(SignedTx.class, entry.tx().toArray()).body();
            return RecordCodec.decode(TxBody.class, body.toArray());
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
