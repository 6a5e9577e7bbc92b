package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Coded;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.uikit.report.ReportEntry;

/** Report drafts as JSON files ({@code report-draft/1}). */
final class SheetJson {
    private static final String TYPE = "report-draft/1";
    private static final int MAX_BYTES = 1 << 20;

    private SheetJson() {}

    static Bytes write(ReportSheet sheet) {
        var entries = new TreeMap<String, JsonValue>();
        sheet.entries().forEach((c, entry) -> entries.put(c, entry(entry)));
        var members = new TreeMap<String, JsonValue>();
        members.put("type", new JsonString(TYPE));
        members.put("who", new JsonString(sheet.who().code()));
        members.put("entries", new JsonObject(entries));
        members.put("condition", new JsonString(sheet.condition().code()));
        members.put("tested", new JsonString(sheet.tested()));
        members.put("temperature", new JsonString(sheet.temperature()));
        members.put("humidity", new JsonString(sheet.humidity()));
        members.put(
                "evidence",
                new JsonArray(sheet.evidence().stream().map(SheetJson::file).toList()));
        return Bytes.of(JsonWriter.canonical(new JsonObject(members)));
    }

    /** The sheet, or empty where the file is not one: it is then left alone until something is typed. */
    static Optional<ReportSheet> read(Bytes json) {
        try {
            if (JsonReader.read(json.toArray(), MAX_BYTES) instanceof JsonObject object
                    && text(object, "type").equals(TYPE)) {
                return Optional.of(sheet(object));
            }
            return Optional.empty();
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ReportSheet sheet(JsonObject object) {
        Map<String, ReportEntry> entries = new LinkedHashMap<>();
        if (object.members().get("entries") instanceof JsonObject all) {
            all.members().forEach((c, value) -> {
                if (value instanceof JsonObject entry) {
                    entries.put(c, entry(entry));
                }
            });
        }
        List<EvidenceFile> evidence = new ArrayList<>();
        for (JsonValue item : items(object, "evidence")) {
            if (item instanceof JsonObject file) {
                evidence.add(file(file));
            }
        }
        return new ReportSheet(
                coded(MethodLevel.values(), text(object, "who")),
                entries,
                coded(ItemCondition.values(), text(object, "condition")),
                text(object, "tested"),
                text(object, "temperature"),
                text(object, "humidity"),
                evidence);
    }

    private static JsonObject entry(ReportEntry entry) {
        List<JsonValue> readings = new ArrayList<>();
        entry.readings().forEach(reading -> readings.add(new JsonString(reading)));
        return JsonObject.of(Map.of(
                "readings", new JsonArray(readings),
                "instrument", new JsonString(entry.instrument()),
                "step", new JsonString(entry.step()),
                "deviations", new JsonString(entry.deviations())));
    }

    private static ReportEntry entry(JsonObject object) {
        List<String> readings = new ArrayList<>();
        for (JsonValue item : items(object, "readings")) {
            readings.add(item instanceof JsonString string ? string.value() : "");
        }
        return new ReportEntry(readings, text(object, "instrument"), text(object, "step"), text(object, "deviations"));
    }

    private static JsonValue file(EvidenceFile file) {
        return JsonObject.of(Map.of(
                "name", new JsonString(file.name()),
                "sha256", new JsonString(file.evidence().sha256().hex()),
                "media", new JsonString(file.evidence().media()),
                "bytes", new JsonInteger(file.evidence().bytes())));
    }

    private static EvidenceFile file(JsonObject object) {
        long bytes = object.members().get("bytes") instanceof JsonInteger size ? size.value() : 0;
        var evidence = new Evidence(new ContentId(text(object, "sha256")), text(object, "media"), bytes);
        return new EvidenceFile(text(object, "name"), evidence);
    }

    private static List<JsonValue> items(JsonObject object, String name) {
        return object.members().get(name) instanceof JsonArray array ? array.items() : List.of();
    }

    private static String text(JsonObject object, String name) {
        return object.members().get(name) instanceof JsonString string ? string.value() : "";
    }

    private static <E extends Enum<E> & Coded> E coded(E[] values, String code) {
        return Arrays.stream(values)
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such code: " + code));
    }
}
