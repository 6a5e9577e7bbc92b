package org.cttdc.expert.draft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;

/**
 * Keeps the draft in one file that is replaced as a whole: temporary file, fsync, atomic move. A file that does not read is put
 * aside, never overwritten.
 */
public final class DraftStore {
    private static final String FILE = "model-draft.json";
    private static final int MOST_BYTES = 1 << 20;

    private final Path home;

    /** @param home directory, created where it is missing */
    public DraftStore(Path home) {
        this.home = home;
    }

    /** The draft kept last, if there is one that reads. */
    public synchronized Optional<AuthorDraft> load() throws IOException {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Files.readAllBytes(file)));
        } catch (JsonException | DocumentException | IllegalArgumentException e) {
            Files.move(file, home.resolve(FILE + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    /** Keeps a draft. */
    public synchronized void save(AuthorDraft draft) throws IOException {
        Files.createDirectories(home);
        Path temporary = home.resolve(FILE + ".part");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(write(draft));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets the draft, after it was published or given up. */
    public synchronized void clear() throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }

    static byte[] write(AuthorDraft draft) {
        Map<String, JsonValue> pending = new TreeMap<>();
        draft.pending()
                .forEach(
                        (place, text) -> pending.put(place.characteristic() + ":" + place.key(), new JsonString(text)));
        return JsonWriter.canonical(
                JsonObject.of(Map.of("model", DocumentWriter.json(draft.model()), "pending", JsonObject.of(pending))));
    }

    static AuthorDraft read(byte[] bytes) throws JsonException, DocumentException {
        if (!(JsonReader.read(bytes, MOST_BYTES) instanceof JsonObject file)
                || !(file.members().get("model") instanceof JsonObject json)
                || !(file.members().get("pending") instanceof JsonObject typed)) {
            throw new IllegalArgumentException("not a draft");
        }
        QualityModel model = DocumentReader.importFrom(JsonWriter.canonical(json), QualityModel.class);
        Map<Place, String> pending = new TreeMap<>();
        typed.members().forEach((name, value) -> {
            String[] parts = name.split(":", 2);
            if (value instanceof JsonString text && parts.length == 2) {
                pending.put(place(model, Integer.parseInt(parts[0]), parts[1]), text.value());
            }
        });
        return new AuthorDraft(model, pending);
    }

    private static Place place(QualityModel model, int characteristic, String key) {
        if (characteristic == Place.MODEL) {
            return Place.of(HeaderField.byKey(key));
        }
        if (characteristic < 0 || characteristic >= model.characteristics().size()) {
            throw new IllegalArgumentException("no characteristic " + characteristic);
        }
        return Place.of(characteristic, CharacteristicField.byKey(key));
    }
}
