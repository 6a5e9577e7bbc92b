/** What all workbenches share: Workbench SPI, proof chip, signing sheet, forms, charts, theme, i18n. */
@org.jspecify.annotations.NullMarked
module org.cttdc.uikit {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive javafx.controls;
}
