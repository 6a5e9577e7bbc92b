/** main(), composition root, navigation, settings, sandbox and command line. */
@org.jspecify.annotations.NullMarked
module org.cttdc.app {
    requires static org.jspecify;
    requires org.cttdc.files;
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
    requires java.logging;
    requires java.net.http;
    requires com.fasterxml.jackson.databind;

    exports org.cttdc.app.frame;
    exports org.cttdc.app.compose;
    exports org.cttdc.app.sandbox;

    // picocli fills the commands in; JavaFX makes the application.
    opens org.cttdc.app.cli to
            info.picocli,
            javafx.graphics;
}
