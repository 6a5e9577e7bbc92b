/** Product-model authoring and publishing. */
@org.jspecify.annotations.NullMarked
module org.cttdc.expert {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive org.cttdc.uikit;
    requires transitive org.cttdc.wallet;

    exports org.cttdc.expert;
    exports org.cttdc.expert.flow;
}
