/** The chain application and its embedded single-validator chain. Only the api package is exported. */
@org.jspecify.annotations.NullMarked
module org.cttdc.node {
    requires static transitive org.jspecify;
    requires org.cttdc.abci;
    requires org.cttdc.files;
    requires transitive org.cttdc.protocol;
    requires com.fasterxml.jackson.databind;
    requires com.google.protobuf;
    requires com.h2database;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.websocket.server;
    requires org.slf4j;
    requires rocksdbjni;

    exports org.cttdc.node.api;
    // Nobody else's business, but Jetty looks the WebSocket listener's methods up as any stranger would.
    exports org.cttdc.node.rpc;
}
