package org.cttdc.lightnode.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.ProofExport;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.Provenance.Kind;
import org.cttdc.lightnode.api.Provenance.Step;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.proof.ProofExporter;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;

/** The state of one height, proved against the header of the next. Thread-safe; what was read once is not fetched again. */
public final class VerifiedState implements StateView {
    /** More items than a list that is read at once may have. */
    private static final long MAX_LIST = 1_000_000;

    private final StateReader reader;
    private final VerifiedHeader header;
    private final ProofExporter exporter;
    private final Grounds grounds;
    private final Map<Bytes, ProvenValue> cache = new ConcurrentHashMap<>();

    /** The state that {@code header}, of the height above, vouches for. */
    public VerifiedState(StateReader reader, VerifiedHeader header, ProofExporter exporter) {
        this.reader = reader;
        this.header = header;
        this.exporter = exporter;
        this.grounds = new Grounds(header);
    }

    @Override
    public long height() {
        return header.header().height() - 1;
    }

    @Override
    public <T extends Record> Verified<Optional<T>> read(StateKey<T> key) {
        ProvenValue proven = prove(List.of(key.key())).getFirst();
        Optional<T> value = decode(key, proven);
        return verified(
                value,
                List.of(key.key()),
                proven.levels() + " levels",
                Sha256.of(proven.value()),
                (proven.isPresent() ? "key " : "no key ") + Grounds.keyText(key.key()));
    }

    @Override
    public Verified<Bytes> bytes(Bytes key) {
        ProvenValue proven = prove(List.of(key)).getFirst();
        return verified(
                proven.value(),
                List.of(key),
                proven.levels() + " levels",
                Sha256.of(proven.value()),
                (proven.isPresent() ? "key " : "no key ") + Grounds.keyText(key));
    }

    @Override
    public <T extends Record> Verified<Map<StateKey<T>, T>> readAll(List<StateKey<T>> keys) {
        List<StateKey<T>> distinct = keys.stream().distinct().toList();
        List<Bytes> keyBytes = distinct.stream().map(StateKey::key).toList();
        List<ProvenValue> proven = prove(keyBytes);
        Map<StateKey<T>, T> found = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            StateKey<T> key = distinct.get(i);
            decode(key, proven.get(i)).ifPresent(value -> found.put(key, value));
        }
        return together(found, keyBytes, found.size() + " of " + distinct.size() + " keys present");
    }

    @Override
    public <T extends Record> Verified<List<T>> list(ListKey<T> key) {
        long count = count(key);
        if (count > MAX_LIST) {
            throw new LightNodeException(
                    Code.INVALID_VALUE,
                    "list " + Grounds.keyText(key.base()) + " has " + count + " items: read it by pages");
        }
        return page(key, 0, (int) count).map(Page::items);
    }

    @Override
    public <T extends Record> Verified<Page<T>> page(ListKey<T> key, long from, int limit) {
        if (from < 0 || limit < 0) {
            throw new IllegalArgumentException("no page begins at " + from + " with " + limit + " items");
        }
        long total = count(key);
        long end = Math.min(total, from + limit);
        List<StateKey<T>> keys = new ArrayList<>();
        for (long i = from; i < end; i++) {
            keys.add(key.item(i));
        }
        List<ProvenValue> proven = prove(keys.stream().map(StateKey::key).toList());
        List<T> items = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            long index = from + i;
            items.add(decode(keys.get(i), proven.get(i))
                    .orElseThrow(() -> new LightNodeException(
                            Code.INVALID_PROOF,
                            "item " + index + " of the " + total + " of list " + Grounds.keyText(key.base())
                                    + " is proved absent")));
        }
        List<Bytes> keyBytes = new ArrayList<>(List.of(key.head().key()));
        keys.forEach(item -> keyBytes.add(item.key()));
        return together(
                new Page<>(total, from, items),
                keyBytes,
                items.size() + " of " + total + " items of list " + Grounds.keyText(key.base()));
    }

    @Override
    public Verified<List<HistoryEntry>> history(Bytes address) {
        StateKey<Account> account = StateKeys.account(address);
        Account newest =
                decode(account, prove(List.of(account.key())).getFirst()).orElse(Account.EMPTY);
        if (newest.pages() < 0 || newest.pages() > MAX_LIST) {
            throw new LightNodeException(
                    Code.INVALID_VALUE,
                    Grounds.keyText(account.key()) + " has " + newest.pages() + " pages of history");
        }
        List<StateKey<HistoryPage>> pages = LongStream.range(0, newest.pages())
                .mapToObj(page -> StateKeys.history(address, page))
                .toList();
        List<ProvenValue> proven = prove(pages.stream().map(StateKey::key).toList());
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            entries.addAll(page(pages.get(i), proven.get(i)).entries());
        }
        entries.addAll(newest.recent());
        List<Bytes> keyBytes = new ArrayList<>(List.of(account.key()));
        pages.forEach(page -> keyBytes.add(page.key()));
        return together(
                entries,
                keyBytes,
                entries.size() + " entries in " + Grounds.keyText(account.key()) + " and " + pages.size() + " pages");
    }

    private static HistoryPage page(StateKey<HistoryPage> key, ProvenValue proven) {
        return decode(key, proven)
                .filter(page -> page.entries().size() == HistoryPage.CAPACITY)
                .orElseThrow(() -> new LightNodeException(
                        Code.INVALID_PROOF,
                        "the page " + Grounds.keyText(key.key()) + " is proved absent or not full"));
    }

    private long count(ListKey<?> key) {
        long count = decode(key.head(), prove(List.of(key.head().key())).getFirst())
                .map(ListHead::count)
                .orElse(0L);
        if (count < 0) {
            throw new LightNodeException(
                    Code.INVALID_VALUE, "list " + Grounds.keyText(key.base()) + " has " + count + " items");
        }
        return count;
    }

    private List<ProvenValue> prove(List<Bytes> keys) {
        List<Bytes> missing =
                keys.stream().filter(key -> !cache.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            cache.putAll(reader.read(missing, height(), header.header().appHash()));
        }
        return keys.stream().map(key -> Objects.requireNonNull(cache.get(key))).toList();
    }

    private static <T extends Record> Optional<T> decode(StateKey<T> key, ProvenValue proven) {
        if (!proven.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordCodec.decode(key.type(), proven.value().toArray()));
        } catch (CodecException e) {
            throw new LightNodeException(
                    Code.INVALID_VALUE,
                    "the value of " + Grounds.keyText(key.key()) + " is not a "
                            + key.type().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    /** What follows from several keys together. */
    private <T> Verified<T> together(T value, List<Bytes> keys, String detail) {
        List<ProvenValue> proven = prove(keys);
        return verified(value, keys, paths(proven), digest(proven), detail);
    }

    private <T> Verified<T> verified(T value, List<Bytes> keys, String path, Bytes leaf, String leafDetail) {
        Bytes root = header.header().appHash();
        Provenance provenance = grounds.provenance(
                height(),
                new Step(Kind.ROOT, root, "app hash of state " + height()),
                new Step(Kind.PATH, root, path),
                new Step(Kind.LEAF, leaf, leafDetail));
        // The proofs are fetched again when somebody wants the file: kept, they would outweigh everything else in
        // memory.
        ProofExport export = () -> exporter.state(header, reader.prove(keys, height(), root));
        return Verified.issue(value, provenance, keys.isEmpty() ? null : export, Warrant.PROOF_CHECKED);
    }

    private static String paths(List<ProvenValue> proven) {
        int levels = proven.stream().mapToInt(ProvenValue::levels).max().orElse(0);
        return proven.size() + " paths of at most " + levels + " levels";
    }

    private static Bytes digest(List<ProvenValue> proven) {
        return Sha256.of(proven.stream().map(v -> Sha256.of(v.value())).toArray(Bytes[]::new));
    }
}
