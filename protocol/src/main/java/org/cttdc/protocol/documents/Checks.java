package org.cttdc.protocol.documents;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.units.Unit;
import org.jspecify.annotations.Nullable;

/** Checks that several documents share; collects problems. */
final class Checks {
    static final int NAME_LENGTH = 200;
    static final int TEXT_LENGTH = 2000;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern MEDIA = Pattern.compile("[a-z0-9.+-]{1,63}/[a-z0-9.+-]{1,63}");
    private static final long MAX_EVIDENCE_BYTES = 1L << 40;
    private static final int MAX_EVIDENCE = 64;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void report(ProblemCode code, String path, Object... args) {
        problems.add(Problem.of(code, path, args));
    }

    void require(boolean holds, ProblemCode code, String path, Object... args) {
        if (!holds) {
            report(code, path, args);
        }
    }

    void range(long value, long least, long most, String path) {
        require(value >= least && value <= most, ProblemCode.E_RANGE, path, least, most);
    }

    void range(Decimal value, String least, String most, String path) {
        boolean inside = new Range(Decimal.of(least), Decimal.of(most)).contains(value);
        require(inside, ProblemCode.E_RANGE, path, least, most);
    }

    void count(Collection<?> entries, int least, int most, String path) {
        boolean inside = entries.size() >= least && entries.size() <= most;
        require(inside, ProblemCode.E_COUNT, path, entries.size(), least, most);
    }

    void id(String id, Pattern form, String path) {
        require(form.matcher(id).matches(), ProblemCode.E_ID, path, id);
    }

    /** Reports every entry that stands twice, at {@code path[i].member}, or {@code path[i]} where member is empty. */
    void unique(List<?> keys, String path, String member) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                String item = JsonPath.item(path, i);
                report(ProblemCode.E_DUP_ID, member.isEmpty() ? item : JsonPath.member(item, member), keys.get(i));
            }
        }
    }

    void text(String text, int most, String path) {
        boolean good = !text.isBlank()
                && text.length() <= most
                && text.codePoints().allMatch(Checks::isPlain)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
        require(good, ProblemCode.E_TEXT, path, most);
    }

    void optionalText(@Nullable String text, int most, String path) {
        if (text != null) {
            text(text, most, path);
        }
    }

    private static boolean isPlain(int codePoint) {
        return codePoint == '\n'
                || (!Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE);
    }

    void localized(LocalizedText text, int most, String path) {
        require(text.texts().containsKey(LocalizedText.REQUIRED), ProblemCode.E_LANGUAGE, path);
        text.texts().forEach((language, words) -> {
            String at = JsonPath.member(path, language);
            id(language, LANGUAGE, at);
            text(words, most, at);
        });
    }

    void localized(List<LocalizedText> texts, String path) {
        for (int i = 0; i < texts.size(); i++) {
            localized(texts.get(i), TEXT_LENGTH, JsonPath.item(path, i));
        }
    }

    Optional<Unit> unit(String code, String path) {
        Optional<Unit> unit = Unit.parse(code);
        require(unit.isPresent(), ProblemCode.E_UNIT, path, code);
        return unit;
    }

    void date(LocalDate date, String path) {
        require(date.getYear() >= 2000 && date.getYear() <= 2999, ProblemCode.E_RANGE, path, 2000, 2999);
    }

    void evidence(List<Evidence> evidence) {
        String path = "$.evidence";
        count(evidence, 0, MAX_EVIDENCE, path);
        unique(evidence.stream().map(Evidence::sha256).toList(), path, "sha256");
        for (int i = 0; i < evidence.size(); i++) {
            String at = JsonPath.item(path, i);
            id(evidence.get(i).media(), MEDIA, at + ".media");
            range(evidence.get(i).bytes(), 1, MAX_EVIDENCE_BYTES, at + ".bytes");
        }
    }

    /** Reports references to files that the document does not list. */
    void evidenceReferences(List<ContentId> references, List<Evidence> evidence, String path) {
        Set<ContentId> known = new HashSet<>();
        evidence.forEach(e -> known.add(e.sha256()));
        unique(references, path, "");
        for (int i = 0; i < references.size(); i++) {
            ContentId reference = references.get(i);
            require(known.contains(reference), ProblemCode.E_REFERENCE, JsonPath.item(path, i), reference);
        }
    }

    /** Whether the canonical form fits; a document with unwritable text has been reported already. */
    void size(Document document) {
        try {
            int bytes = DocumentWriter.canonical(document).length;
            require(bytes <= Document.MAX_BYTES, ProblemCode.E_TOO_LARGE, JsonPath.ROOT, bytes, Document.MAX_BYTES);
        } catch (IllegalArgumentException e) {
            require(!problems.isEmpty(), ProblemCode.E_TEXT, JsonPath.ROOT, TEXT_LENGTH);
        }
    }
}
