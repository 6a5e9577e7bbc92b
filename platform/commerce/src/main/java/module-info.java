/** The centralised trading service: catalogue, orders, payments, receipts, batches. */
@org.jspecify.annotations.NullMarked
module org.cttdc.commerce {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive org.cttdc.commerce.api;
}
