package org.cttdc.uikit.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import org.cttdc.uikit.theme.Fonts;

/** The colours and the text size of a chart, taken from the tokens of the present look. */
final class ChartPalette {

    /** What a colour is for; the CSS property is {@code -chart-<name>}. */
    enum Tone {
        INK("ink"),
        QUIET("quiet"),
        GRID("grid"),
        ACCENT("accent"),
        BAND("band"),
        ZONE("zone"),
        GUARD("guard"),
        FLOW_1("flow-1"),
        FLOW_2("flow-2"),
        FLOW_3("flow-3"),
        FLOW_4("flow-4");

        private final String property;

        Tone(String word) {
            this.property = "-chart-" + word;
        }
    }

    private static final double TEXT = 12;
    private static final Map<Tone, CssMetaData<ChartCanvas, Paint>> TONES = new LinkedHashMap<>();
    private static final CssMetaData<ChartCanvas, Number> TEXT_SIZE =
            new CssMetaData<>("-chart-text", StyleConverter.getSizeConverter(), TEXT) {
                @Override
                public boolean isSettable(ChartCanvas canvas) {
                    return true;
                }

                @Override
                public StyleableProperty<Number> getStyleableProperty(ChartCanvas canvas) {
                    return canvas.palette().textSize;
                }
            };
    private static final List<CssMetaData<? extends Styleable, ?>> ALL;

    static {
        var all = new ArrayList<>(Region.getClassCssMetaData());
        for (Tone tone : Tone.values()) {
            CssMetaData<ChartCanvas, Paint> meta = meta(tone);
            TONES.put(tone, meta);
            all.add(meta);
        }
        all.add(TEXT_SIZE);
        ALL = List.copyOf(all);
    }

    private final Map<Tone, StyleableObjectProperty<Paint>> paints = new LinkedHashMap<>();
    private final StyleableDoubleProperty textSize;

    ChartPalette(ChartCanvas canvas) {
        for (Tone tone : Tone.values()) {
            paints.put(tone, new Painted(canvas, tone));
        }
        textSize = new StyleableDoubleProperty(TEXT) {
            @Override
            protected void invalidated() {
                get();
                canvas.requestLayout();
            }

            @Override
            public Object getBean() {
                return canvas;
            }

            @Override
            public String getName() {
                return "textSize";
            }

            @Override
            public CssMetaData<ChartCanvas, Number> getCssMetaData() {
                return TEXT_SIZE;
            }
        };
    }

    static List<CssMetaData<? extends Styleable, ?>> css() {
        return ALL;
    }

    Paint get(Tone tone) {
        return paint(tone).get();
    }

    /** A colour, lighter by its transparency. */
    Paint faint(Tone tone, double opacity) {
        return paint(tone).get() instanceof Color color
                ? color.deriveColor(0, 1, 1, opacity)
                : paint(tone).get();
    }

    Font font() {
        return Font.font(Fonts.SANS, textSize.get());
    }

    /** Height of a line of text with its leading. */
    double line() {
        return textSize.get() * 1.85;
    }

    private StyleableObjectProperty<Paint> paint(Tone tone) {
        return Objects.requireNonNull(paints.get(tone));
    }

    private static CssMetaData<ChartCanvas, Paint> meta(Tone tone) {
        return new CssMetaData<>(tone.property, StyleConverter.getPaintConverter(), Color.TRANSPARENT) {
            @Override
            public boolean isSettable(ChartCanvas canvas) {
                return true;
            }

            @Override
            public StyleableProperty<Paint> getStyleableProperty(ChartCanvas canvas) {
                return canvas.palette().paint(tone);
            }
        };
    }

    /** One colour of one chart. */
    private static final class Painted extends StyleableObjectProperty<Paint> {
        private final ChartCanvas canvas;
        private final Tone tone;

        Painted(ChartCanvas canvas, Tone tone) {
            super(Color.TRANSPARENT);
            this.canvas = canvas;
            this.tone = tone;
        }

        @Override
        protected void invalidated() {
            get();
            canvas.requestLayout();
        }

        @Override
        public Object getBean() {
            return canvas;
        }

        @Override
        public String getName() {
            return tone.property;
        }

        @Override
        public CssMetaData<ChartCanvas, Paint> getCssMetaData() {
            return Objects.requireNonNull(TONES.get(tone));
        }
    }
}
