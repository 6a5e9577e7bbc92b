package org.cttdc.wallet.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.tx.Power;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.Words;

/** Nominates the chosen candidates with each kind of power the account has, and says what happens where the lists are full or closed. */
final class NominationBar {
    private static final double LEAST_WORDS = 120;

    private final Context context;
    private final StakingViewModel model;
    private final Map<Power, Button> buttons = new EnumMap<>(Power.class);
    private final Button guardian;
    private final Label remark;
    private final VBox node;
    private Map<Power, Boolean> full = Map.of();

    /** @param started whether a deed may begin now */
    NominationBar(Context context, StakingViewModel model, BooleanSupplier started, Consumer<UserError> failed) {
        this.context = context;
        this.model = model;
        buttons.put(Power.STAKE, button(Power.STAKE, started, failed));
        buttons.put(Power.EXPERIENCE, button(Power.EXPERIENCE, started, failed));
        // Most accounts never were guardians: their button is there for those who are.
        this.guardian = button(Power.GUARDIAN, started, failed);
        buttons.put(Power.GUARDIAN, guardian);
        guardian.managedProperty().bind(guardian.visibleProperty());
        guardian.setVisible(false);
        this.remark = Words.paragraph(context.texts().text("staking.closed"));
        remark.setId("staking-remark");
        remark.managedProperty().bind(remark.visibleProperty());
        remark.setVisible(false);
        Label choose = Words.quietParagraph(context.texts().text("staking.choose"));
        choose.setMinWidth(LEAST_WORDS);
        HBox row = Boxes.row(Gap.NEAR, choose, Boxes.spring());
        row.getChildren().addAll(buttons.values());
        this.node = Boxes.column(Gap.TIGHT, remark, row);
    }

    VBox node() {
        return node;
    }

    private Button button(Power power, BooleanSupplier started, Consumer<UserError> failed) {
        Button button = Words.button(context.texts().text("staking.by." + power), () -> {
            if (started.getAsBoolean()) {
                model.nominate(power, full.getOrDefault(power, false), failed);
            }
        });
        button.setId("staking-by-" + power);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    void show(Staking staking) {
        Staking.Mine mine = staking.mine();
        Map<Power, Boolean> crowded = new EnumMap<>(Power.class);
        buttons.forEach((power, button) -> {
            boolean nominates = mine.places(power).own();
            boolean enters = !nominates || model.nobodyChosen();
            button.setDisable(
                    !mine.has(power) || !model.mayNominate(nominates) || (enters && staking.listsAreClosed()));
            crowded.put(power, mine.has(power) && mine.places(power).full());
        });
        guardian.setVisible(mine.guardian());
        full = crowded;
        remark(staking);
    }

    /** What is out of the ordinary, if anything is. */
    private void remark(Staking staking) {
        boolean crowded = full.containsValue(true);
        remark.setVisible(crowded || staking.listsAreClosed());
        remark.textProperty()
                .bind(context.texts()
                        .bind(
                                staking.listsAreClosed() ? "staking.closed" : "staking.full",
                                context.kit().money().whole(Election.MAX_BALLOTS)));
    }
}
