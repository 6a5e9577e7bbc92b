package org.cttdc.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenesisFileTest {
    private static final Genesis GENESIS =
            new Genesis(TestKeys.CHAIN, TestGenesis.TIME, TestGenesis.state(TestKeys.address("validator")));

    private static final List<Validator> VALIDATORS =
            List.of(Validator.of(PublicKey.ed25519(TestKeys.hash("key")), 10));

    @Test
    void comesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("genesis.json");
        GenesisFile genesis = GenesisFile.create(GENESIS, VALIDATORS);
        genesis.write(file);
        assertThat(GenesisFile.read(file).state()).isEqualTo(GENESIS.state());
        assertThat(GenesisFile.read(file).validators()).isEqualTo(genesis.validators());
    }

    /** Whatever is wrong inside, it is the file that is refused. */
    @Test
    void fieldsOfAnotherKindAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("genesis.json");
        GenesisFile.create(GENESIS, VALIDATORS).write(file);
        String text = Files.readString(file);
        for (String damaged : List.of(
                text.replaceFirst("\"value\" : \".*\"", "\"value\" : \"%\""),
                text.replaceFirst("\"genesis_time\" : \".*\"", "\"genesis_time\" : 7"),
                text.replaceFirst("\"power\" : \"10\"", "\"power\" : \"-1\""),
                text.replaceFirst("\"cycleLength\" : \".*\"", "\"cycleLength\" : []"))) {
            assertThat(damaged).isNotEqualTo(text);
            Files.writeString(file, damaged);
            assertThatIOException()
                    .isThrownBy(() -> GenesisFile.read(file))
                    .withMessageContaining("is not a genesis document");
        }
    }

    /** A home of an earlier version says so, and says what to do, instead of failing somewhere inside. */
    @Test
    void anotherVersionOfTheRulesIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("genesis.json");
        GenesisFile.create(GENESIS, VALIDATORS).write(file);
        String ours = "\"app\" : \"" + GenesisFile.APP_VERSION + '"';
        String text = Files.readString(file);
        assertThat(text).contains(ours);
        Files.writeString(file, text.replace(ours, "\"app\" : \"1\"").replace("experienceFeeCap", "unknown"));
        assertThatIOException()
                .isThrownBy(() -> GenesisFile.read(file))
                .withMessageContaining("version 1 of the chain's rules")
                .withMessageContaining("reset-sandbox");
    }
}
