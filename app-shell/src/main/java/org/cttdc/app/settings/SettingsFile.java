package org.cttdc.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.cttdc.files.OwnerFolder;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Role;

/** Keeps {@link Settings} in {@code settings.json}, written whole or not at all. A file that cannot be read is kept aside, never lost. */
public final class SettingsFile {
    private static final String NAME = "settings.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final OwnerFolder folder;
    private final InstantSource clock;

    public SettingsFile(Path home, InstantSource clock) {
        this.home = home;
        this.folder = new OwnerFolder(home);
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param settings the person's, or the defaults
     * @param aside where a damaged file was put, for the person to be told
     */
    public record Read(Settings settings, Optional<Path> aside) {}

    /** The person's settings, or those that suit the system's language. */
    public Read read(Locale system) {
        Settings defaults = Settings.first(system);
        Optional<byte[]> content = folder.read(NAME);
        if (content.isEmpty()) {
            return new Read(defaults, Optional.empty());
        }
        try {
            return new Read(parse(content.get()), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            String aside = "settings-unreadable-" + clock.millis() + ".json";
            folder.write(aside, content.get());
            folder.delete(NAME);
            return new Read(defaults, Optional.of(home.resolve(aside)));
        }
    }

    /** Replaces the file. */
    public synchronized void write(Settings settings) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", VERSION)
                .put("language", settings.language().toLanguageTag())
                .put("theme", settings.theme().name())
                .put("zoomPercent", settings.zoomPercent())
                .put("width", settings.width())
                .put("height", settings.height())
                .put("role", settings.role().name());
        try {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
            folder.write(NAME, text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain settings always make JSON", e);
        }
    }

    /** The settings in a file's bytes; {@link IOException} or {@link IllegalArgumentException} where they are none. */
    static Settings parse(byte[] content) throws IOException {
        JsonNode root = JSON.readTree(new String(content, StandardCharsets.UTF_8));
        if (number(root, "version") != VERSION) {
            throw new IOException("settings of another version");
        }
        return new Settings(
                Locale.forLanguageTag(text(root, "language")),
                Theme.valueOf(text(root, "theme")),
                number(root, "zoomPercent"),
                number(root, "width"),
                number(root, "height"),
                Role.valueOf(text(root, "role")));
    }

    private static String text(JsonNode root, String name) throws IOException {
        JsonNode value = root.path(name);
        if (!value.isTextual()) {
            throw new IOException("settings: " + name + " is no text");
        }
        return value.textValue();
    }

    private static int number(JsonNode root, String name) throws IOException {
        JsonNode value = root.path(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IOException("settings: " + name + " is no whole number");
        }
        return value.intValue();
    }
}
