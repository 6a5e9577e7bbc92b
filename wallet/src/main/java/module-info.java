/** Accounts, keystore, signing (headless api package) and the wallet workbench. */
@org.jspecify.annotations.NullMarked
module org.cttdc.wallet {
    requires static transitive org.jspecify;
    requires org.cttdc.files;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive org.cttdc.uikit;
    requires org.bouncycastle.provider;
    requires com.fasterxml.jackson.databind;

    exports org.cttdc.wallet.api;
    exports org.cttdc.wallet.core;
    exports org.cttdc.wallet.keystore;
    exports org.cttdc.wallet.sentence;
    exports org.cttdc.wallet.ui;
}
