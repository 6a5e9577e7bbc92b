/** Formats and rules everyone agrees on. Pure: no I/O, no clock, no user interface, no floating point in rules. */
@org.jspecify.annotations.NullMarked
module org.cttdc.protocol {
    requires static transitive org.jspecify;
    requires com.google.protobuf;
    requires org.apache.commons.statistics.distribution;
    requires org.bouncycastle.provider;

    exports org.cttdc.protocol.codec;
    exports org.cttdc.protocol.consensus;
    exports org.cttdc.protocol.consensus.light;
    exports org.cttdc.protocol.documents;
    exports org.cttdc.protocol.expression;
    exports org.cttdc.protocol.json;
    exports org.cttdc.protocol.keys;
    exports org.cttdc.protocol.proof;
    exports org.cttdc.protocol.proof.ics23;
    exports org.cttdc.protocol.proof.smt;
    exports org.cttdc.protocol.rules;
    exports org.cttdc.protocol.state;
    exports org.cttdc.protocol.statistics;
    exports org.cttdc.protocol.templates;
    exports org.cttdc.protocol.tx;
    exports org.cttdc.protocol.units;
    exports org.cttdc.protocol;
}
