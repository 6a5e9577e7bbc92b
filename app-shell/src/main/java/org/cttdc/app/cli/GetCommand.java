package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.KeyNames;
import org.cttdc.protocol.state.KeyNames.Item;
import org.cttdc.protocol.state.KeyNames.Named;
import org.cttdc.protocol.state.KeyNames.Single;
import org.cttdc.protocol.state.KeyNames.Whole;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.RecordJson;
import org.cttdc.protocol.state.StateKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a key of the state with its proof. */
@Command(
        name = "get",
        description = {
            "Reads a key of the chain's state at the newest verified height and proves it, absence and completeness of"
                    + " lists too.",
            "KEY is a name such as balance/ctt1..., models, models/0, cycle/12 or params; or a raw key in hex, with 0x"
                    + " before it."
        },
        mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {
    private static final String RAW = "0x";

    @Mixin
    private NetworkOptions options;

    @Parameters(paramLabel = "KEY", description = "What to read.")
    private String key;

    @Option(names = "--from", paramLabel = "PLACE", description = "Of a list: the first item (default: 0).")
    private long from;

    @Option(names = "--limit", paramLabel = "COUNT", description = "Of a list: at most so many items (default: all).")
    private @Nullable Integer limit;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the proof to a file that 'ctt verify' checks.")
    private @Nullable Path export;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    GetCommand() {}

    @Override
    public Integer call() throws IOException {
        if (from < 0 || (limit != null && limit < 1)) {
            throw options.usage("--from begins at 0 and --limit at 1");
        }
        try (LightSession session = LightSession.open(options)) {
            Optional<Named> named = named(session.network().chainId());
            session.sync();
            StateView state = session.node().head();
            Report report = options.report();
            Verified<?> found = named.isEmpty()
                    ? raw(report, state)
                    : switch (named.get()) {
                        case Single single -> one(report, state, single.stateKey(), single.text());
                        case Item item -> one(report, state, item.list().item(item.index()), item.text());
                        case Whole whole -> list(report, state, whole.list(), whole.text());
                    };
            LightSession.grounds(report, found.provenance()).line(LightSession.grounds(found.provenance()));
            export(report, found, export);
            report.print();
            return ExitCode.OK;
        }
    }

    /** What a person named, or nothing for a raw key. */
    private Optional<Named> named(String chainId) {
        String prefix = Address.prefixOf(chainId);
        try {
            return key.startsWith(RAW)
                    ? KeyNames.describe(Bytes.fromHex(key.substring(RAW.length())), prefix)
                    : Optional.of(KeyNames.parse(key, prefix));
        } catch (IllegalArgumentException e) {
            throw options.usage("KEY: " + e.getMessage());
        }
    }

    private Verified<?> raw(Report report, StateView state) {
        Verified<Bytes> found = state.bytes(Bytes.fromHex(key.substring(RAW.length())));
        boolean present = !found.value().isEmpty();
        report.put("key", key).put("present", present).put("value", present ? found.value() : null);
        report.line(key).line("  " + (present ? found.value().hexUpper() : "holds nothing"));
        return found;
    }

    private static <T extends Record> Verified<?> one(Report report, StateView state, StateKey<T> at, String name) {
        Verified<Optional<T>> found = state.read(at);
        Optional<JsonValue> value = found.value().map(RecordJson::of);
        report.put("key", name).put("present", value.isPresent()).put("value", value.orElse(null));
        report.line(name)
                .lines(value.map(json -> fields(json, "  ")).orElse(List.of("  holds nothing: its absence is proved")));
        return found;
    }

    private <T extends Record> Verified<?> list(Report report, StateView state, ListKey<T> at, String name) {
        Verified<StateView.Page<T>> found =
                limit == null && from == 0 ? whole(state, at) : state.page(at, from, limit == null ? 1000 : limit);
        StateView.Page<T> page = found.value();
        List<JsonValue> items = page.items().stream().map(RecordJson::of).toList();
        boolean complete = page.from() == 0 && page.items().size() == page.total();
        report.put("key", name)
                .put("total", page.total())
                .put("from", page.from())
                .put("complete", complete)
                .put("items", items);
        report.line(name + ": " + page.total() + " items"
                + (complete ? ", all of them here: nothing is left out" : ", " + items.size() + " of them here"));
        for (int i = 0; i < items.size(); i++) {
            report.line("  " + (page.from() + i) + ":").lines(fields(items.get(i), "    "));
        }
        return found;
    }

    private static <T extends Record> Verified<StateView.Page<T>> whole(StateView state, ListKey<T> at) {
        return state.list(at).map(items -> new StateView.Page<>(items.size(), 0, items));
    }

    /** A record, a line for each member, and a paragraph for each record in a list of it. */
    static List<String> fields(JsonValue json, String indent) {
        if (!(json instanceof JsonObject object)) {
            return List.of(indent + Report.text(json));
        }
        List<String> lines = new ArrayList<>();
        object.members().forEach((name, value) -> lines.addAll(field(name, value, indent)));
        return lines;
    }

    private static List<String> field(String name, JsonValue value, String indent) {
        return switch (value) {
            case JsonString(var text) -> List.of(indent + name + ": " + text);
            case JsonArray(var items)
            when !items.isEmpty() && items.getFirst() instanceof JsonObject -> {
                List<String> lines = new ArrayList<>(List.of(indent + name + ":"));
                for (int i = 0; i < items.size(); i++) {
                    lines.add(indent + "  " + i + ":");
                    lines.addAll(fields(items.get(i), indent + "    "));
                }
                yield lines;
            }
            default -> List.of(indent + name + ": " + Report.text(value));
        };
    }

    /** Writes the proof where it is wanted. */
    static void export(Report report, Verified<?> found, @Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        byte[] proof = found.export()
                .orElseThrow(() -> new IOException("this value carries no proof that could be written"))
                .file()
                .toArray();
        Files.write(file, proof);
        report.put("exported", file.toString()).line("The proof is in " + file + ": ctt verify " + file);
    }
}
