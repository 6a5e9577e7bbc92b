package org.cttdc.node.api;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.cttdc.node.engine.TestnetWriter;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.GenesisState;

/** Writes the homes of a whole network of validators, ready to start. */
public final class Testnet {
    private Testnet() {}

    /**
     * Writes a CometBFT home and an application home for each validator. {@code genesis} is given the validators' consensus addresses,
     * in order.
     */
    public static void write(TestnetPlan plan, Function<List<Bytes>, GenesisState> genesis) throws IOException {
        new TestnetWriter(plan).write(genesis);
    }
}
