package org.cttdc.uikit.document;

import org.cttdc.protocol.documents.Problem;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** Says in plain words what is wrong with a document and what to do; every {@code ProblemCode} has its sentence. */
public final class ProblemTexts {
    private final Texts texts;

    public ProblemTexts(Languages languages) {
        this.texts = Texts.load(languages, file -> ProblemTexts.class.getResourceAsStream(file), "problems");
    }

    /** The sentence of a problem, without its place. */
    public Text of(Problem problem) {
        return texts.text(problem.code().name(), problem.args().toArray());
    }
}
