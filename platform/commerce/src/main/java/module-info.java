/** The centralised trading service: catalogue, orders, payments, receipts, batches. */
@org.jspecify.annotations.NullMarked
module org.cttdc.commerce {
    requires static transitive org.jspecify;
    requires transitive org.cttdc.protocol;
    requires transitive org.cttdc.lightnode;
    requires transitive org.cttdc.commerce.api;
    requires java.sql;
    requires com.zaxxer.hikari;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.util;

    exports org.cttdc.commerce;
}
