package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** How much stake, how strongly, and whether with experience power: the same for a vote and for a delegation. */
final class StakeFields {
    private static final int DECIMALS = 6;

    private final UiKit kit;
    private final Texts texts;
    private final QuantityField stake = new QuantityField(Text.literal("CTT"));
    private final ComboBox<Conviction> conviction = new ComboBox<>();
    private final CheckBox experience = new CheckBox();
    private final FormField stakeField;
    private long free;

    /** @param prefix of the inputs' ids */
    StakeFields(UiKit kit, Texts texts, FormGrid form, String prefix, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        stake.input().setId(prefix + "-stake");
        stake.textProperty().set("0");
        conviction.setId(prefix + "-conviction");
        conviction.getItems().setAll(List.of(Conviction.values()));
        NameCell.in(conviction, texts.languages(), this::name);
        conviction.setValue(Conviction.NONE);
        experience.setId(prefix + "-experience");
        experience.textProperty().bind(texts.bind("voting.experience.box"));
        stakeField = form.add(texts.text("voting.stake"), stake, texts.text("voting." + prefix + ".stake.hint"));
        form.add(texts.text("voting.conviction"), conviction, texts.text("voting.conviction.hint"));
        form.add(texts.text("voting.experience"), experience, texts.text("voting." + prefix + ".experience.hint"));
        stake.textProperty().subscribe((_, _) -> {
            check();
            changed.run();
        });
        conviction.valueProperty().subscribe((_, _) -> changed.run());
        experience.selectedProperty().subscribe((_, _) -> changed.run());
    }

    /** What can be locked, uCTT, and whether experience power can take part. */
    void allow(long ctt, boolean power) {
        free = ctt;
        experience.setDisable(!power);
        if (!power) {
            experience.setSelected(false);
        }
        check();
    }

    /** uCTT; empty while what was typed cannot be locked. */
    OptionalLong stake() {
        BigDecimal typed = stake.valueProperty().get();
        if (typed == null || typed.signum() < 0) {
            return OptionalLong.empty();
        }
        BigDecimal micro = typed.movePointRight(DECIMALS).stripTrailingZeros();
        boolean fits = micro.scale() <= 0 && micro.compareTo(BigDecimal.valueOf(free)) <= 0;
        return fits ? OptionalLong.of(micro.longValueExact()) : OptionalLong.empty();
    }

    Conviction conviction() {
        return conviction.getValue();
    }

    boolean withExperience() {
        return experience.isSelected();
    }

    void setExperience(boolean wanted) {
        experience.setSelected(wanted && !experience.isDisabled());
    }

    private void check() {
        stakeField.problemProperty().set(problem());
    }

    private @Nullable Text problem() {
        return stake().isPresent()
                ? null
                : texts.text("voting.stake.wrong", kit.money().ctt(free).text());
    }

    private String name(Conviction value) {
        return texts.get("voting.conviction." + value, value.lockCycles());
    }
}
