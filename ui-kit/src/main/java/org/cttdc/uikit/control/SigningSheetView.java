package org.cttdc.uikit.control;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.i18n.Text;

/**
 * What a person reads before signing: plain sentences, cost, account, and the very bytes that are signed. Sign hands
 * over the passphrase, empty when the wallet is open.
 */
public final class SigningSheetView extends VBox {

    private final UiKit kit;
    private final PasswordField passphrase = new PasswordField();
    private final VBox problem = new VBox();
    private final Button sign;

    /**
     * @param onSign takes the passphrase; the array is wiped when it returns, so that work that goes on needs a copy
     * @param onCancel nothing was signed
     */
    public SigningSheetView(UiKit kit, SigningPrompt prompt, Consumer<char[]> onSign, Runnable onCancel) {
        this.kit = kit;
        getStyleClass().addAll("signing-sheet", "gap-16");
        getChildren().addAll(Words.page(prompt.title()), sentences(prompt), facts(prompt), bytes(prompt));
        sign = Words.button(kit.texts().text("sign.sign"), () -> hand(onSign));
        sign.setId("sheet-sign");
        sign.getStyleClass().add("accent");
        sign.setDefaultButton(true);
        if (prompt.passphraseNeeded()) {
            getChildren().add(passphraseField());
        }
        Button cancel = Words.button(kit.texts().text("sign.cancel"), onCancel);
        cancel.setCancelButton(true);
        getChildren().addAll(problem, Boxes.row(Gap.NEAR, Boxes.spring(), cancel, sign));
    }

    /** Tells that signing did not work; the sheet stays. */
    public void show(UserError error) {
        problem.getChildren().setAll(new ErrorPane(kit, error));
        sign.requestFocus();
    }

    private static Node sentences(SigningPrompt prompt) {
        VBox box = Boxes.column(Gap.NEAR);
        for (Text sentence : prompt.sentences()) {
            Label label = Words.paragraph(sentence);
            label.getStyleClass().add("sentence");
            box.getChildren().add(label);
        }
        return box;
    }

    private Node facts(SigningPrompt prompt) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(USE_PREF_SIZE);
        var figures = new ColumnConstraints();
        figures.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, figures);
        int row = 0;
        for (SigningPrompt.CostLine line : prompt.costs()) {
            var amount = new Label(line.amount());
            amount.getStyleClass().add("figure");
            amount.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row++, Words.quiet(line.label()), amount);
        }
        // Never cut short: who signs is read to the last letter.
        var account = new Label(prompt.account());
        account.getStyleClass().add("account");
        account.setWrapText(true);
        account.setMinHeight(USE_PREF_SIZE);
        grid.addRow(row, Words.quiet(kit.texts().text("sign.account")), account);
        return grid;
    }

    private Node bytes(SigningPrompt prompt) {
        VBox legend = Boxes.column(Gap.TIGHT);
        for (int i = 0; i < prompt.highlights().size(); i++) {
            SigningPrompt.Highlight mark = prompt.highlights().get(i);
            int last = mark.to() - 1;
            String key = mark.from() == last ? "sign.byte.meaning" : "sign.bytes.meaning";
            Label meaning = Words.caption(kit.texts().text(key, mark.from(), last, mark.meaning()));
            meaning.getStyleClass().add(i % 2 == 0 ? "bytes-mark-1" : "bytes-mark-2");
            legend.getChildren().add(meaning);
        }
        var scroll = Boxes.scroll(Boxes.column(Gap.NEAR, new BytesView(prompt.bytes(), prompt.highlights()), legend));
        scroll.getStyleClass().add("bytes-scroll");
        var pane = new TitledPane();
        pane.setContent(scroll);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.textProperty().bind(kit.texts().bind("sign.bytes", prompt.bytes().size()));
        return pane;
    }

    private Node passphraseField() {
        passphrase.promptTextProperty().bind(kit.texts().bind("sign.passphrase.prompt"));
        var form = new FormGrid();
        form.add(kit.texts().text("sign.passphrase"), passphrase, kit.texts().text("sign.passphrase.hint"));
        sign.disableProperty().bind(Bindings.isEmpty(passphrase.textProperty()));
        return form;
    }

    private void hand(Consumer<char[]> onSign) {
        char[] secret = passphrase.getText().toCharArray();
        passphrase.clear();
        try {
            onSign.accept(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}
