package org.cttdc.wallet.ui;

import java.util.List;
import javafx.scene.layout.GridPane;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;

/** The words of a phrase with their numbers, read column by column as people write them down. */
final class WordGrid extends GridPane {
    private static final int ROWS = 4;

    WordGrid(Context context, List<String> words) {
        getStyleClass().addAll("form-grid", "card");
        for (int i = 0; i < words.size(); i++) {
            var number = Words.quiet(Text.literal(context.kit().money().whole(i + 1L)));
            var word = Words.section(Text.literal(words.get(i)));
            number.setMinWidth(USE_PREF_SIZE);
            word.setMinWidth(USE_PREF_SIZE);
            add(Boxes.row(Gap.NEAR, number, word), i / ROWS, i % ROWS);
        }
    }
}
