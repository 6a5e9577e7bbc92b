package org.cttdc.expert.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Standard;
import org.cttdc.protocol.documents.Version;

/** The fields of a model as texts. */
public enum HeaderField {
    TITLE_EN("title.en"),
    TITLE_ZH("title.zh"),
    SERIES("series"),
    VERSION("version"),
    /** One a line: key; reference; edition; address (optional). */
    STANDARDS("standards");

    private static final int NEEDED = 3;
    private static final int MOST = 4;

    private final String key;

    HeaderField(String key) {
        this.key = key;
    }

    /** Stable name; also the start of problem paths behind {@code $.}. */
    public String key() {
        return key;
    }

    /** The field of a key; throws {@link IllegalArgumentException} where there is none. */
    public static HeaderField byKey(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + key));
    }

    /** The field's text. */
    public String read(QualityModel model) {
        return switch (this) {
            case TITLE_EN -> model.title().texts().getOrDefault("en", "");
            case TITLE_ZH -> model.title().texts().getOrDefault("zh", "");
            case SERIES -> model.series();
            case VERSION -> model.version().toString();
            case STANDARDS -> model.standards().stream().map(HeaderField::line).collect(Collectors.joining("\n"));
        };
    }

    /** The model with the field's text; empty where the text does not read. */
    public Optional<QualityModel> write(QualityModel model, String text) {
        return switch (this) {
            case TITLE_EN -> Optional.of(Edits.titled(model, model.title().with("en", text)));
            case TITLE_ZH -> Optional.of(Edits.titled(model, model.title().with("zh", text)));
            case SERIES -> Optional.of(Edits.inSeries(model, text));
            case VERSION -> Version.parse(text.strip()).map(version -> Edits.versioned(model, version));
            case STANDARDS -> standards(text).map(standards -> Edits.citing(model, standards));
        };
    }

    private static String line(Standard standard) {
        String uri = standard.uri();
        return String.join("; ", standard.key(), standard.ref(), standard.edition()) + (uri == null ? "" : "; " + uri);
    }

    private static Optional<List<Standard>> standards(String text) {
        List<Standard> all = new ArrayList<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            List<String> parts = Arrays.stream(line.replace('；', ';').split(";", -1))
                    .map(String::strip)
                    .toList();
            if (parts.size() < NEEDED || parts.size() > MOST) {
                return Optional.empty();
            }
            String uri = parts.size() == MOST && !parts.getLast().isEmpty() ? parts.getLast() : null;
            all.add(new Standard(parts.get(0), parts.get(1), parts.get(2), uri));
        }
        return Optional.of(List.copyOf(all));
    }
}
