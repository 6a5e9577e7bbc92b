package org.cttdc.uikit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.ProblemCode;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.uikit.report.ReportFindings.Finding;
import org.junit.jupiter.api.Test;

class ReportDraftTest {
    private final QualityModel kettle = ModelTemplates.load("kettle");
    private final Characteristic volume = kettle.characteristic("volume").orElseThrow();
    private final ReportDraft blank = ReportDraft.blank(kettle, MethodLevel.HOME);

    private ReportDraft typed(Characteristic c, String... readings) {
        return blank.with(c, new ReportEntry(List.of(readings), "", "", ""));
    }

    @Test
    void laboratoryTestsAreNotOfferedAtHome() {
        assertThat(blank.characteristics())
                .isNotEmpty()
                .allMatch(c -> c.method() != null && c.method().level() == MethodLevel.HOME);
    }

    @Test
    void meanAndUncertaintyFollowFromTheReadings() {
        ReportStatistics statistics =
                typed(volume, "1.70", "1.72", "1.71").statistics(volume).orElseThrow();

        assertThat(statistics.value()).isEqualTo(Decimal.of("1.71"));
        // s = 0.01, s/√3 = 0.005774; with 0.01/√12 combined 0.006455, rounded up to the scale.
        assertThat(statistics.typeA()).isEqualTo(Decimal.of("0.005773503"));
        assertThat(statistics.u()).isEqualTo(Decimal.of("0.01"));
        assertThat(statistics.dof()).isEqualTo(Decimal.of("3.1"));
        assertThat(statistics.budget()).hasSize(2);
    }

    @Test
    void equalReadingsAreUncertainByTheDisplay() {
        ReportStatistics statistics =
                typed(volume, "1.70", "1.70", "1.70").statistics(volume).orElseThrow();

        assertThat(statistics.u()).isEqualTo(Decimal.of("0.01"));
        assertThat(statistics.dof()).isNull();
    }

    @Test
    void everyMeasuredReportOfTheTemplatesPassesItsOwnRules() {
        for (String name : ModelTemplates.names()) {
            QualityModel model = ModelTemplates.load(name);
            ReportDraft draft = ReportDraft.blank(model, MethodLevel.HOME);
            for (Characteristic c : draft.characteristics()) {
                String reading = c.kind() == CharacteristicKind.MEASURED && c.plausible() != null
                        ? c.plausible().hi().text()
                        : c.levels().isEmpty()
                                ? "1"
                                : Integer.toString(c.levels().getFirst().code());
                List<String> readings =
                        draft.entry(c).readings().stream().map(_ -> reading).toList();
                draft = draft.with(c, new ReportEntry(readings, "scales", "", "none"));
            }
            assertThat(draft.check().byCharacteristic()).as(name).isEmpty();
        }
    }

    @Test
    void missingReadingsAreOpenAndNotWrong() {
        ReportFindings findings = typed(volume, "1.70", "", "").check();

        assertThat(findings.of("volume")).singleElement().satisfies(finding -> {
            assertThat(finding.open()).isTrue();
            assertThat(finding)
                    .isInstanceOfSatisfying(
                            Finding.OfDocument.class,
                            problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.E_REPLICATES));
        });
        assertThat(findings.clean()).isFalse();
    }

    @Test
    void slipsAreNamedWhereTheyHappened() {
        assertThat(typed(volume, "1.70", "x", "1.71").check().of("volume"))
                .containsExactly(new Finding.NotANumber("x"));
        assertThat(typed(volume, "170", "170", "170").check().of("volume"))
                .anySatisfy(finding -> assertThat(finding)
                        .isInstanceOfSatisfying(
                                Finding.OfDocument.class,
                                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.E_IMPLAUSIBLE)));
    }

    @Test
    void whatNobodyTestedIsNotReported() {
        assertThat(blank.check().clean()).isTrue();
        assertThat(blank.started()).isFalse();
        assertThat(typed(volume, "1.70", "1.71", "1.72").check().clean()).isTrue();
    }
}
