package org.cttdc.node.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.GenesisState.Operator;

/** A genesis file, and its part that an engine hands on. */
public final class GenesisBytes {
    /** The chain that it begins. */
    public static final String CHAIN = "ctt-fuzz";

    private static final long CTT = 1_000_000_000_000L;
    private static final long CREDIT = 1_000_000_000L;

    private GenesisBytes() {}

    /** A chain of one validator, on which the operator has all there is. */
    public static Genesis genesis(Bytes validator, Bytes operator) {
        return new Genesis(
                CHAIN,
                Instant.parse("2026-03-01T00:00:00Z"),
                new GenesisState(
                        ChainParams.sandbox(),
                        List.of(new GenesisAccount(operator, CTT, CREDIT)),
                        List.of(),
                        List.of(operator),
                        List.of(),
                        List.of(new Operator(validator, operator))));
    }

    /** Its file. */
    public static byte[] file(Bytes operator, Validator validator) {
        return text(document(operator, validator).document().toString());
    }

    /** The application's part of its file. */
    public static byte[] state(Bytes operator, Validator validator) {
        return text(document(operator, validator).document().path("app_state").toString());
    }

    private static GenesisFile document(Bytes operator, Validator validator) {
        return GenesisFile.create(genesis(validator.address(), operator), List.of(validator));
    }

    /** The chain that a file begins; empty where it is refused. */
    public static Optional<String> chainOf(byte[] file) {
        try {
            return Optional.of(GenesisFile.parse(file, "it").chainId());
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    /** Whether an engine's bytes are the application's part of a genesis file. */
    public static boolean isState(byte[] json) {
        try {
            return !GenesisFile.state(Bytes.of(json)).accounts().isEmpty();
        } catch (IOException refused) {
            return false;
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
