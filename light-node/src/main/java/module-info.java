/** Trusts nobody: header sync, verified reads, outbox. Only the api package is exported. */
@org.jspecify.annotations.NullMarked
module org.cttdc.lightnode {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.sql;
    requires okhttp3;
    requires transitive org.cttdc.protocol;
    requires com.h2database;

    exports org.cttdc.lightnode.api;
}
