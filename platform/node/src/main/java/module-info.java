/** The chain application and its embedded single-validator chain. */
@org.jspecify.annotations.NullMarked
module org.cttdc.node {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
}
