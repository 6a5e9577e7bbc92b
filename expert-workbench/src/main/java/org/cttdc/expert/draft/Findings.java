package org.cttdc.expert.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.documents.Version;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a draft from being published, each where it can be mended. */
public record Findings(List<Finding> all) {
    private static final Pattern CHARACTERISTIC = Pattern.compile("\\$\\.characteristics\\[(\\d+)]\\.?(.*)");

    public Findings {
        all = List.copyOf(all);
    }

    /** One thing that is wrong, and where. */
    public record Finding(Place place, Reason reason) {}

    /** What is wrong. */
    public sealed interface Reason {
        /** The text is no value of the field. */
        record DoesNotRead(String typed) implements Reason {}

        /** A rule of models, with its stable code. */
        record OfDocument(Problem problem) implements Reason {}

        /** Not after the version it replaces. */
        record NotNewer(Version before) implements Reason {}
    }

    /** Checks a draft; may take a while. */
    public static Findings check(AuthorDraft draft, @Nullable Version before) {
        List<Finding> all = new ArrayList<>();
        draft.pending().forEach((place, typed) -> all.add(new Finding(place, new Reason.DoesNotRead(typed))));
        for (Problem problem : Validation.check(draft.model())) {
            all.add(new Finding(place(problem.path()), new Reason.OfDocument(problem)));
        }
        if (before != null && draft.model().version().compareTo(before) <= 0) {
            all.add(new Finding(Place.of(HeaderField.VERSION), new Reason.NotNewer(before)));
        }
        return new Findings(all);
    }

    /** The first finding of a field. */
    public @Nullable Reason at(Place place) {
        return all.stream()
                .filter(finding -> finding.place().equals(place))
                .map(Finding::reason)
                .findFirst()
                .orElse(null);
    }

    private static Place place(String path) {
        Matcher characteristic = CHARACTERISTIC.matcher(path);
        if (characteristic.matches()) {
            int index = Integer.parseInt(characteristic.group(1));
            return CharacteristicField.byPath(characteristic.group(2))
                    .map(field -> Place.of(index, field))
                    .orElse(new Place(index, ""));
        }
        for (HeaderField field : HeaderField.values()) {
            String own = "$." + field.key();
            if (path.equals(own) || path.startsWith(own + "[") || own.startsWith(path + ".")) {
                return Place.of(field);
            }
        }
        return new Place(Place.MODEL, "");
    }
}
