/** main(), composition root, navigation, settings, sandbox and command line. */
@org.jspecify.annotations.NullMarked
module org.cttdc.app {
    requires static org.jspecify;
    requires org.cttdc.protocol;
    requires org.cttdc.lightnode;
    requires org.cttdc.node;
    requires org.cttdc.commerce.api;
    requires org.cttdc.commerce;
    requires org.cttdc.uikit;
    requires org.cttdc.wallet;
    requires org.cttdc.expert;
    requires org.cttdc.reviewer;
    requires org.cttdc.merchant;
    requires javafx.controls;
    requires info.picocli;

    exports org.cttdc.app.frame;
}
