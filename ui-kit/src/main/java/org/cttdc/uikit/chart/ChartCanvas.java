package org.cttdc.uikit.chart;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** A canvas that fills its place and is painted anew when its size, its data or the look changes. */
final class ChartCanvas extends Region {

    /** Paints a chart into the given width and height. */
    interface Painter {
        void paint(Pen pen, double width, double height);

        /** The height that shows everything at a width. */
        double height(ChartPalette palette, double width);
    }

    private final Canvas canvas = new Canvas();
    private final ChartPalette palette;
    private final Painter painter;

    ChartCanvas(Painter painter) {
        this.painter = painter;
        this.palette = new ChartPalette(this);
        getStyleClass().add("chart-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        getChildren().add(canvas);
        setMinWidth(280);
    }

    ChartPalette palette() {
        return palette;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartPalette.css();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return painter.height(palette, width < 0 ? 480 : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, getWidth(), getHeight());
        painter.paint(new Pen(context, palette), getWidth(), getHeight());
    }
}
