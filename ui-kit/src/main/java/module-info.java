/** What all workbenches share: Workbench SPI, proof chip, signing sheet, forms, charts, theme, i18n. */
@org.jspecify.annotations.NullMarked
module org.cttdc.uikit {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive javafx.controls;
    requires transitive org.kordamp.ikonli.core;
    requires transitive org.kordamp.ikonli.javafx;
    requires transitive org.kordamp.ikonli.feather;
    requires atlantafx.base;

    exports org.cttdc.uikit.async;
    exports org.cttdc.uikit.catalogue;
    exports org.cttdc.uikit.chart;
    exports org.cttdc.uikit.control;
    exports org.cttdc.uikit.document;
    exports org.cttdc.uikit.i18n;
    exports org.cttdc.uikit.live;
    exports org.cttdc.uikit.report;
    exports org.cttdc.uikit.theme;
    exports org.cttdc.uikit.workbench;
}
