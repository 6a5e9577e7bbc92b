package org.cttdc.uikit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class ChartTest {

    private final UiKit kit = UiKit.of(
            new Languages(Locale.ENGLISH),
            UiBridge.synchronous(ManualUi::words),
            InstantSource.system(),
            ZoneOffset.UTC,
            _ -> {});

    @Test
    void forestPlotSaysAndExportsItsFigures() {
        var plot = FxHeadless.call(() -> new ForestPlot(
                kit,
                new ForestPlot.Data(
                        Text.literal("Power, \"rated\""),
                        "kW",
                        new Estimate(Text.literal("Declared, 2026"), new BigDecimal("1.80"), BigDecimal.ZERO),
                        List.of(new Estimate(Text.literal("R1"), new BigDecimal("1.82"), new BigDecimal("0.06"))),
                        null,
                        null,
                        new BigDecimal("1.98"))));
        assertThat(plot.csv().split("\r\n", -1))
                .containsExactly(
                        "What,Value,Expanded uncertainty,Unit",
                        "\"Declared, 2026\",1.80,0,kW",
                        "R1,1.82,0.06,kW",
                        "Upper limit,1.98,,kW",
                        "");
        assertThat(plot.alternative().get())
                .isEqualTo("Power, \"rated\": declared 1.80 kW; 1 report; fused none; lower limit none;"
                        + " upper limit 1.98 kW.");
    }

    @Test
    void settlementSaysTheReferenceFigures() {
        var flow = FxHeadless.call(() -> new SettlementFlow(
                kit,
                new SettlementFlow.Data(
                        Text.literal("Cycle"), 2_000_000_000L, 30_000_000, 150_000_000, 120_000_000, 12_000_000)));
        assertThat(flow.alternative().get())
                .contains(
                        "¥20,000,000.00",
                        "¥3,000,000.00",
                        "¥300,000.00",
                        "¥1,500,000.00",
                        "¥1,200,000.00",
                        "¥120,000.00");
        assertThat(flow.csv()).contains("Experts,300000.00,CNY");
    }
}
