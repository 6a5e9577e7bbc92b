package org.cttdc.uikit.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.cttdc.uikit.chart.ChartPalette.Tone;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;

/** Where the experience fee of a cycle goes, and what the community receives of the sales: widths are amounts. */
public final class SettlementFlow extends Chart {

    /**
     * The figures of a settlement, in fen.
     *
     * @param sales sales of the cycle
     * @param experts part of the pool for experts
     * @param winners part of the pool for winning reviewers
     * @param platform part of the pool for the platform
     * @param community fee of the community, beside the pool
     */
    public record Data(Text title, long sales, long experts, long winners, long platform, long community) {

        /** The experience fee pool. */
        public long pool() {
            return Math.addExact(Math.addExact(experts, winners), platform);
        }
    }

    private record Flow(String key, long fen, Tone tone) {}

    private final Data data;

    public SettlementFlow(UiKit kit, Data data) {
        super(kit, data.title(), "settlement", words(kit, data), new Painter(kit, data));
        this.data = data;
    }

    private static Text words(UiKit kit, Data data) {
        return kit.texts()
                .text(
                        "flow.alternative",
                        yuan(kit, data.sales()),
                        yuan(kit, data.pool()),
                        yuan(kit, data.experts()),
                        yuan(kit, data.winners()),
                        yuan(kit, data.platform()),
                        yuan(kit, data.community()));
    }

    private static String yuan(UiKit kit, long fen) {
        return kit.money().credit(fen).text();
    }

    private static List<Flow> flows(Data data) {
        return List.of(
                new Flow("flow.winners", data.winners(), Tone.FLOW_1),
                new Flow("flow.platform", data.platform(), Tone.FLOW_3),
                new Flow("flow.experts", data.experts(), Tone.FLOW_2),
                new Flow("flow.community", data.community(), Tone.FLOW_4));
    }

    @Override
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                kit().texts().get("csv.what"),
                kit().texts().get("csv.amount"),
                kit().texts().get("csv.unit")));
        rows.add(row("flow.sales", data.sales()));
        rows.add(row("flow.pool", data.pool()));
        flows(data).forEach(flow -> rows.add(row(flow.key(), flow.fen())));
        return rows;
    }

    private List<String> row(String key, long fen) {
        return List.of(kit().texts().get(key), kit().money().credit(fen).exact(), "CNY");
    }

    /** Paints two sources on the left, four receivers on the right, ribbons between. */
    private record Painter(UiKit kit, Data data) implements ChartCanvas.Painter {

        private static final double BAR = 10;

        @Override
        public double height(ChartPalette palette, double width) {
            return 12 * palette.line();
        }

        @Override
        public void paint(Pen pen, double width, double height) {
            List<Flow> flows = flows(data);
            double gap = 1.2 * pen.line();
            double total = Math.max(1.0, (double) data.pool() + data.community());
            double scale = (height - gap * flows.size()) / total;
            double left = 8 + Math.max(label(pen, "flow.pool", data.pool()), label(pen, "flow.sales", data.sales()));
            double right = width
                    - 8
                    - flows.stream()
                            .mapToDouble(flow -> label(pen, flow.key(), flow.fen()))
                            .max()
                            .orElse(0);
            double source = gap;
            double target = gap / 2;
            double poolHeight = data.pool() * scale;
            pen.area(left, source, BAR, poolHeight, Tone.INK);
            twoLines(pen, "flow.pool", data.pool(), left - 8, source + poolHeight / 2, TextAlignment.RIGHT);
            for (Flow flow : flows) {
                double thick = Math.max(2, flow.fen() * scale);
                if (flow.key().equals("flow.community")) {
                    source += gap;
                    pen.area(left, source, BAR, thick, Tone.INK);
                    twoLines(pen, "flow.sales", data.sales(), left - 8, source + thick / 2, TextAlignment.RIGHT);
                }
                pen.ribbon(
                        left + BAR,
                        source,
                        source + thick,
                        right - BAR,
                        target,
                        target + thick,
                        pen.palette().faint(flow.tone(), 0.55));
                pen.area(right - BAR, target, BAR, thick, flow.tone());
                twoLines(pen, flow.key(), flow.fen(), right + 8, target + thick / 2, TextAlignment.LEFT);
                source += flow.fen() * scale;
                target += thick + gap;
            }
        }

        private double label(Pen pen, String key, long fen) {
            return Math.max(pen.width(kit.texts().get(key)), pen.width(yuan(kit, fen)));
        }

        private void twoLines(Pen pen, String key, long fen, double x, double y, TextAlignment alignment) {
            pen.words(kit.texts().get(key), x, y - pen.line() * 0.38, alignment, Tone.QUIET);
            pen.words(yuan(kit, fen), x, y + pen.line() * 0.38, alignment, Tone.INK);
        }
    }
}
