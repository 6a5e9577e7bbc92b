package org.cttdc.wallet.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;

/** Lets a validator stand for election: its key and proof as its machine printed them, and the bond. */
final class CandidacyForm {
    private final TextField key = new TextField();
    private final TextField proof = new TextField();
    private final QuantityField bond = new QuantityField(Text.literal("CTT"));
    private final Button register;
    private final VBox node;

    CandidacyForm(Context context, StakingViewModel model, Consumer<UserError> failed) {
        name(context, key, "key");
        name(context, proof, "proof");
        bond.accessibleTextProperty().bind(context.texts().bind("staking.candidacy.bond"));
        bond.input().promptTextProperty().bind(context.texts().bind("staking.candidacy.bond"));
        register = Words.button(
                context.texts().text("staking.register"), () -> model.register(hex(key), hex(proof), amount(), failed));
        register.setId("staking-register");
        bond.valueProperty().subscribe(_ -> check());
        key.textProperty().subscribe(_ -> check());
        proof.textProperty().subscribe(_ -> check());
        node = Boxes.column(
                Gap.NEAR,
                Words.section(context.texts().text("staking.candidacy")),
                Words.quietParagraph(context.texts().text("staking.candidacy.hint")),
                key,
                proof,
                bond,
                register);
    }

    private static void name(Context context, TextField field, String name) {
        field.promptTextProperty().bind(context.texts().bind("staking.candidacy." + name));
        field.accessibleTextProperty().bind(context.texts().bind("staking.candidacy." + name));
    }

    Node node() {
        return node;
    }

    private void check() {
        register.setDisable(
                hex(key).size() != Ed25519.KEY_SIZE || hex(proof).size() != Ed25519.SIGNATURE_SIZE || amount() == 0);
    }

    private long amount() {
        return StakingViewModel.uctt(bond.valueProperty().get());
    }

    private static Bytes hex(TextField field) {
        try {
            return Bytes.fromHex(field.getText().strip());
        } catch (IllegalArgumentException e) {
            return Bytes.EMPTY;
        }
    }
}
