/** The messages of ABCI 2.0 between CometBFT and the chain application, generated from {@code abci.proto}. */
module org.cttdc.abci {
    requires transitive com.google.protobuf;

    exports org.cttdc.abci;
}
