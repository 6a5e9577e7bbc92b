package org.cttdc.expert.ui;

import java.util.Locale;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.CharacteristicField;
import org.cttdc.expert.draft.Findings;
import org.cttdc.expert.draft.Place;
import org.cttdc.uikit.document.ProblemTexts;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** Says what is wrong with a draft, and where. */
final class FindingWords {
    private final Texts texts;
    private final Languages languages;
    private final ProblemTexts problems;

    FindingWords(Texts texts, Languages languages) {
        this.texts = texts;
        this.languages = languages;
        this.problems = new ProblemTexts(languages);
    }

    /** What is wrong. */
    Text of(Findings.Reason reason) {
        return switch (reason) {
            case Findings.Reason.DoesNotRead text -> texts.text("finding.unread", text.typed());
            case Findings.Reason.OfDocument document -> problems.of(document.problem());
            case Findings.Reason.NotNewer old -> texts.text("finding.not-newer", old.before());
        };
    }

    /** Where and what, for the list of problems. */
    String line(AuthorDraft draft, Findings.Finding finding) {
        return where(draft, finding.place()) + " \u2014 " + of(finding.reason()).get();
    }

    private String where(AuthorDraft draft, Place place) {
        if (place.ofModel()) {
            return place.key().isEmpty() ? texts.get("place.model") : texts.get("field." + place.key());
        }
        Locale language = languages.get();
        if (place.characteristic() >= draft.model().characteristics().size()) {
            return "";
        }
        String name = draft.model()
                .characteristics()
                .get(place.characteristic())
                .name()
                .in(language);
        return place.key().isEmpty()
                ? name
                : name + " · "
                        + texts.get("field."
                                + CharacteristicField.byKey(place.key()).key());
    }
}
