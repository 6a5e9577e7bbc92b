package org.cttdc.merchant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.merchant.ui.DeclareDraft.Field;
import org.cttdc.merchant.ui.DeclareDraft.Finding;
import org.cttdc.merchant.ui.DeclareDraft.Findings;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.ProblemCode;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;

class DeclareDraftTest {
    private static final QualityModel KETTLE = ModelTemplates.load("kettle");
    private static final ChainParams PARAMS = ChainParams.sandbox();

    @Test
    void aCompleteDraftIsCleanAndItsDocumentIsValid() {
        DeclareDraft draft = draft(Map.of());

        assertThat(draft.check(KETTLE, PARAMS)).matches(Findings::clean, "has no findings");
        ListingDeclaration document =
                draft.document(KETTLE, List.of(new Msg.LotSeal("A1", Bytes.fromHex("cd".repeat(32)), 500)));
        assertThat(Validation.check(document)).isEmpty();
        assertThat(Conformance.check(KETTLE, document)).isEmpty();
        assertThat(draft.feeBps()).hasValue(1250);
    }

    @Test
    void everyMissingValueIsFoundAtItsCharacteristic() {
        Findings findings = DeclareDraft.empty().check(KETTLE, PARAMS);

        assertThat(findings.values())
                .containsOnlyKeys(DeclareDraft.declarable(KETTLE).stream()
                        .filter(c -> c.mustBeDeclared())
                        .map(c -> c.id())
                        .toList());
        assertThat(findings.values().values()).allMatch(Finding.Missing.class::isInstance);
        assertThat(findings.fields()).containsKeys(Field.NAME_EN, Field.BRAND, Field.GTIN);
    }

    @Test
    void aValueOutsideTheLimitIsFoundWhereItWasTyped() {
        Findings findings = draft(Map.of("overrun", "75")).check(KETTLE, PARAMS);

        assertThat(findings.values()).containsOnlyKeys("overrun");
        assertThat(findings.values().get("overrun"))
                .isInstanceOfSatisfying(
                        Finding.OfDocument.class,
                        found -> assertThat(found.problem().code()).isEqualTo(ProblemCode.E_LIMIT));
    }

    @Test
    void typedNonsenseIsNamed() {
        Findings findings = draft(Map.of("volume", "1,7 litres")).check(KETTLE, PARAMS);

        assertThat(findings.values().get("volume")).isEqualTo(new Finding.NotANumber("1,7 litres"));
    }

    @Test
    void feeAndUnitsHaveTheirRanges() {
        DeclareDraft good = draft(Map.of());
        DeclareDraft dear = new DeclareDraft(
                good.nameEn(), good.nameZh(), good.brand(), good.gtin(), "31", good.lot(), "0", good.values());

        Findings findings = dear.check(KETTLE, PARAMS);

        assertThat(findings.fields().get(Field.FEE)).isEqualTo(new Finding.FeeRange(500, 3000));
        assertThat(findings.fields().get(Field.UNITS)).isEqualTo(new Finding.UnitsRange());
    }

    @Test
    void aWrongCheckDigitIsFoundAtTheGtin() {
        DeclareDraft good = draft(Map.of());
        DeclareDraft wrong = new DeclareDraft(
                good.nameEn(),
                good.nameZh(),
                good.brand(),
                "4006381333932",
                good.feePercent(),
                good.lot(),
                good.units(),
                good.values());

        assertThat(wrong.check(KETTLE, PARAMS).fields()).containsOnlyKeys(Field.GTIN);
    }

    private static DeclareDraft draft(Map<String, String> changed) {
        String[] typed = "1.70 268 0.1120 2200 18 71 46.0 75 2 0 1 1".split(" ", -1);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < typed.length; i++) {
            values.put(DeclareDraft.declarable(KETTLE).get(i).id(), typed[i]);
        }
        values.putAll(changed);
        return new DeclareDraft("Kettle", "电水壶", "Halden", "4006381333931", "12.5", "A1", "500", values);
    }
}
