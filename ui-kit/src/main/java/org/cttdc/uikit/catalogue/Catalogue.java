package org.cttdc.uikit.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * Reads what workbenches show from one verified state: provably complete lists with every record and document behind them. All
 * calls block (use a virtual thread) and throw {@link LightNodeException}. Everything of one answer was proved in the same view, so
 * the list's provenance speaks for its items.
 */
public final class Catalogue {
    private final StateView view;

    public Catalogue(StateView view) {
        this.view = view;
    }

    /** Every model, oldest first. */
    public Verified<List<PublishedModel>> models() {
        return documents(StateKeys.models(), StateKeys::model, ModelState::id, QualityModel.class, PublishedModel::new);
    }

    /** Every listing, oldest first. */
    public Verified<List<PublishedListing>> listings() {
        return listings(StateKeys.listings());
    }

    /** Every listing that answers a model, oldest first. */
    public Verified<List<PublishedListing>> listingsOf(Bytes model) {
        return listings(StateKeys.listingsOfModel(model));
    }

    /** Every revealed report of a competition, in order of reveal. */
    public Verified<List<PublishedReport>> reports(Bytes model, long cycle) {
        return reports(StateKeys.reports(model, cycle));
    }

    /** Every revealed report on a listing, in order of reveal. */
    public Verified<List<PublishedReport>> reportsOf(Bytes listing) {
        return reports(StateKeys.reportsOfListing(listing));
    }

    /** Every purchase an account proved, oldest first. */
    public Verified<List<PurchaseState>> purchasesOf(Bytes owner) {
        return records(StateKeys.purchasesOf(owner), StateKeys::purchase);
    }

    /** Every competition of a cycle. */
    public Verified<List<CompetitionState>> competitions(long cycle) {
        return records(StateKeys.competitions(cycle), model -> StateKeys.competition(model, cycle));
    }

    /** One model with its document. */
    public Verified<Optional<PublishedModel>> model(Bytes id) {
        return document(StateKeys.model(id), id, QualityModel.class, PublishedModel::new);
    }

    /** One listing with its declaration. */
    public Verified<Optional<PublishedListing>> listing(Bytes id) {
        return document(StateKeys.listing(id), id, ListingDeclaration.class, PublishedListing::new);
    }

    private Verified<List<PublishedListing>> listings(ListKey<Ref> key) {
        return documents(key, StateKeys::listing, ListingState::id, ListingDeclaration.class, PublishedListing::new);
    }

    private Verified<List<PublishedReport>> reports(ListKey<Ref> key) {
        return documents(key, StateKeys::report, ReportState::id, TestReport.class, PublishedReport::new);
    }

    private <T extends Record> Verified<List<T>> records(ListKey<Ref> list, Function<Bytes, StateKey<T>> keyOf) {
        Verified<List<Ref>> refs = view.list(list);
        List<StateKey<T>> keys =
                refs.value().stream().map(ref -> keyOf.apply(ref.id())).toList();
        Map<StateKey<T>, T> found = view.readAll(keys).value();
        List<T> records = new ArrayList<>(keys.size());
        for (StateKey<T> key : keys) {
            records.add(present(found.get(key), key));
        }
        List<T> all = List.copyOf(records);
        return refs.map(_ -> all);
    }

    private <S extends Record, D extends org.cttdc.protocol.documents.Document, R> Verified<List<R>> documents(
            ListKey<Ref> list,
            Function<Bytes, StateKey<S>> keyOf,
            Function<S, Bytes> idOf,
            Class<D> type,
            BiFunction<S, D, R> join) {
        Verified<List<S>> states = records(list, keyOf);
        List<StateKey<Document>> keys = states.value().stream()
                .map(state -> StateKeys.document(idOf.apply(state)))
                .toList();
        Map<StateKey<Document>, Document> found = view.readAll(keys).value();
        List<R> joined = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Document document = present(found.get(keys.get(i)), keys.get(i));
            joined.add(join.apply(states.value().get(i), parse(document, type)));
        }
        List<R> all = List.copyOf(joined);
        return states.map(_ -> all);
    }

    private <S extends Record, D extends org.cttdc.protocol.documents.Document, R> Verified<Optional<R>> document(
            StateKey<S> key, Bytes id, Class<D> type, BiFunction<S, D, R> join) {
        Verified<Optional<S>> state = view.read(key);
        if (state.value().isEmpty()) {
            return state.map(_ -> Optional.empty());
        }
        StateKey<Document> documentKey = StateKeys.document(id);
        Document document = present(view.read(documentKey).value().orElse(null), documentKey);
        R joined = join.apply(state.value().get(), parse(document, type));
        return state.map(_ -> Optional.of(joined));
    }

    private static <T> T present(@Nullable T value, StateKey<?> key) {
        if (value == null) {
            throw new LightNodeException(
                    LightNodeException.Code.INVALID_VALUE, "a list names " + key.key() + ", which is proved absent");
        }
        return value;
    }

    private static <D extends org.cttdc.protocol.documents.Document> D parse(Document document, Class<D> type) {
        try {
            return DocumentReader.read(document.json().toArray(), type);
        } catch (DocumentException e) {
            throw new LightNodeException(
                    LightNodeException.Code.INVALID_VALUE, "a published document does not read: " + e.getMessage(), e);
        }
    }
}
