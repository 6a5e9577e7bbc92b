package org.cttdc.node.abci;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;

/** What the engine takes from a genesis file and hands to the application. */
record TestAppGenesis(String chainId, Timestamp time, List<Validator> validators, Bytes appState) {

    static TestAppGenesis of(GenesisFile file) {
        return new TestAppGenesis(file.chainId(), file.time(), file.validators().validators(), json(file));
    }

    /** The test roles with validators named "validator", "validator1", ... of power 10. */
    static TestAppGenesis validators(int count) {
        List<Validator> validators = IntStream.range(0, count)
                .mapToObj(i ->
                        Validator.of(PublicKey.ed25519(TestKeys.key(name(i)).publicKey()), 10))
                .toList();
        GenesisFile file = GenesisFile.create(
                new Genesis(
                        TestKeys.CHAIN,
                        TestGenesis.TIME,
                        TestGenesis.state(validators.getFirst().address())),
                validators);
        return of(file);
    }

    static String name(int validator) {
        return validator == 0 ? "validator" : "validator" + validator;
    }

    private static Bytes json(GenesisFile file) {
        return Bytes.of(file.document().path("app_state").toString().getBytes(StandardCharsets.UTF_8));
    }
}
