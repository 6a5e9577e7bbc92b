/** The wire types of the commerce service and the HTTP client every other module uses to reach it. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the service is compiled after its wire types
module org.cttdc.commerce.api {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires okhttp3;

    exports org.cttdc.commerce.api;
    exports org.cttdc.commerce.api.wire to
            org.cttdc.commerce,
            com.fasterxml.jackson.databind;
}
