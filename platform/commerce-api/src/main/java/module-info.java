/** The wire types of the commerce service and the HTTP client every other module uses to reach it. */
@org.jspecify.annotations.NullMarked
module org.cttdc.commerce.api {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;

    exports org.cttdc.commerce.api;
}
