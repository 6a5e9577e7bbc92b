package org.cttdc.wallet.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.wallet.ui.Staking.Row;
import org.cttdc.wallet.ui.StakingViewModel.Shown;
import org.jspecify.annotations.Nullable;

/** Lets a validator stand for election, its key and proof as its machine printed them; and withdraws the account's own candidates. */
final class CandidacyForm {
    private final Context context;
    private final StakingViewModel model;
    private final BooleanSupplier started;
    private final Consumer<UserError> failed;
    private final TextField key = new TextField();
    private final TextField proof = new TextField();
    private final QuantityField bond = new QuantityField(Text.literal("CTT"));
    private final VBox own = Boxes.column(Gap.NEAR);
    private final Label crowded;
    private final Button register;
    private final VBox node;
    private @Nullable Staking staking;
    private List<Own> listed = List.of();

    /** One candidate of the account's. */
    private record Own(Row row, boolean leaving) {}

    /** @param started whether a deed may begin now */
    CandidacyForm(Context context, StakingViewModel model, BooleanSupplier started, Consumer<UserError> failed) {
        this.context = context;
        this.model = model;
        this.started = started;
        this.failed = failed;
        name(key, "key");
        name(proof, "proof");
        key.setId("staking-key");
        proof.setId("staking-proof");
        bond.input().setId("staking-candidate-bond");
        bond.accessibleTextProperty().bind(context.texts().bind("staking.candidacy.bond"));
        bond.input().promptTextProperty().bind(context.texts().bind("staking.candidacy.bond"));
        register = Words.button(context.texts().text("staking.register"), this::register);
        register.setId("staking-register");
        crowded = Words.paragraph(Text.empty());
        crowded.setId("staking-crowded");
        crowded.managedProperty().bind(crowded.visibleProperty());
        crowded.setVisible(false);
        own.managedProperty().bind(own.visibleProperty());
        own.setVisible(false);
        bond.valueProperty().subscribe(_ -> check());
        key.textProperty().subscribe(_ -> check());
        proof.textProperty().subscribe(_ -> check());
        node = Boxes.column(
                Gap.NEAR,
                own,
                Words.section(context.texts().text("staking.candidacy")),
                Words.quietParagraph(context.texts().text("staking.candidacy.hint")),
                crowded,
                key,
                proof,
                bond,
                register);
    }

    private void name(TextField field, String name) {
        field.promptTextProperty().bind(context.texts().bind("staking.candidacy." + name));
        field.accessibleTextProperty().bind(context.texts().bind("staking.candidacy." + name));
    }

    Node node() {
        return node;
    }

    void clear() {
        key.clear();
        proof.clear();
        bond.textProperty().set("");
    }

    void show(Shown shown) {
        staking = shown.staking();
        showOwn(shown.own(), shown.leaving());
        check();
    }

    /** Anew only when something about them changed: a button made anew would slip away between pressing and letting go. */
    private void showOwn(List<Row> rows, Set<Bytes> leaving) {
        List<Own> now = rows.stream()
                .map(row -> new Own(row, leaving.contains(row.validator())))
                .toList();
        own.setVisible(!now.isEmpty());
        if (!now.equals(listed)) {
            listed = now;
            own.getChildren().setAll(Words.section(context.texts().text("staking.own")));
            now.forEach(one -> own.getChildren().add(line(one)));
            own.getChildren().add(Words.quietParagraph(context.texts().text("staking.own.hint")));
        }
    }

    private Node line(Own one) {
        Row row = one.row();
        Bytes validator = row.validator();
        String shortly = HashLabel.shorten(validator.hex());
        Label words = Words.paragraph(context.texts()
                .text(
                        row.power() > 0 ? "staking.own.seated" : "staking.own.standing",
                        shortly,
                        context.kit().money().format(Asset.CTT, row.bond()).text()));
        Button withdraw = Words.button(context.texts().text("staking.retire"), () -> {
            if (started.getAsBoolean()) {
                model.retire(validator, failed);
            }
        });
        withdraw.setId("staking-retire-" + validator.hex());
        withdraw.accessibleTextProperty().bind(context.texts().bind("staking.retire.of", shortly));
        withdraw.setMinWidth(Button.USE_PREF_SIZE);
        withdraw.setDisable(one.leaving());
        return Boxes.row(Gap.NEAR, Boxes.grow(words), withdraw);
    }

    private void register() {
        if (started.getAsBoolean()) {
            Bytes instead = displaced().map(Row::validator).orElse(Bytes.EMPTY);
            model.register(hex(key), hex(proof), amount(), instead, failed);
        }
    }

    private boolean isFull() {
        Staking now = staking;
        return now != null && now.standing() >= Election.MAX_CANDIDATES;
    }

    /** Whose place a newcomer takes where all are taken. */
    private Optional<Row> displaced() {
        Staking now = staking;
        return now != null && isFull() ? now.weakestCandidate() : Optional.empty();
    }

    private void check() {
        Optional<Row> displaced = displaced();
        boolean room =
                !isFull() || displaced.filter(row -> row.bond() < amount()).isPresent();
        register.setDisable(!room
                || hex(key).size() != Ed25519.KEY_SIZE
                || hex(proof).size() != Ed25519.SIGNATURE_SIZE
                || amount() == 0);
        crowded.setVisible(isFull());
        crowded.textProperty().bind(crowd(displaced).observe());
    }

    private Text crowd(Optional<Row> displaced) {
        String places = context.kit().money().whole(Election.MAX_CANDIDATES);
        return displaced
                .map(row -> context.texts()
                        .text(
                                "staking.candidacy.instead",
                                places,
                                HashLabel.shorten(row.validator().hex()),
                                context.kit()
                                        .money()
                                        .format(Asset.CTT, row.bond())
                                        .text()))
                .orElseGet(() -> context.texts().text("staking.candidacy.full", places));
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
