/** Files that only their owner may read, written whole or not at all. */
@org.jspecify.annotations.NullMarked
module org.cttdc.files {
    requires static transitive org.jspecify;

    exports org.cttdc.files;
}
