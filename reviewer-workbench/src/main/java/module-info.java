/** Purchases, test reports and competitions. */
@org.jspecify.annotations.NullMarked
module org.cttdc.reviewer {
    requires static transitive org.jspecify;
    requires org.cttdc.files;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive org.cttdc.commerce.api;
    requires transitive org.cttdc.uikit;
    requires transitive org.cttdc.wallet;

    exports org.cttdc.reviewer;
    exports org.cttdc.reviewer.flow;
}
