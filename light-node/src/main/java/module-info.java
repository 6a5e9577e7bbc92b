/** Trusts nobody: header sync, verified reads, outbox. Only the api package is exported. */
@org.jspecify.annotations.NullMarked
module org.cttdc.lightnode {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;

    exports org.cttdc.lightnode.api;
}
