package org.cttdc.node.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.api.TestnetPlan;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.GenesisState;

/** See {@link org.cttdc.node.api.Testnet}. */
public final class TestnetWriter {
    private static final long POWER = 10;

    private final TestnetPlan plan;
    private final List<EngineHome> engines;

    public TestnetWriter(TestnetPlan plan) {
        this.plan = plan;
        this.engines = IntStream.range(0, plan.validators())
                .mapToObj(i -> new EngineHome(plan.engine(i), plan.random()))
                .toList();
    }

    /** Writes all homes; throws {@link IOException} where there is something already. */
    public void write(Function<List<Bytes>, GenesisState> state) throws IOException {
        if (Files.exists(plan.out())) {
            throw new IOException(plan.out() + " is there already: name a new folder, or delete it first");
        }
        List<Bytes> addresses =
                engines.stream().map(engine -> engine.validator().address()).toList();
        GenesisFile genesis = GenesisFile.create(
                new Genesis(plan.chainId(), plan.genesisTime(), state.apply(addresses)),
                engines.stream()
                        .map(engine -> Validator.of(engine.validator(), POWER))
                        .toList());
        for (int i = 0; i < plan.validators(); i++) {
            engines.get(i).write(config(i).toml(), genesis);
            application(i).write();
        }
    }

    private EngineConfig config(int i) {
        List<String> peers = new ArrayList<>();
        for (int other = 0; other < plan.validators(); other++) {
            if (other != i) {
                peers.add(engines.get(other).peer(plan.host(other), plan.p2pPort(other)));
            }
        }
        return new EngineConfig(
                "validator" + i,
                tcp(i, plan.abciPort(i)),
                tcp(i, plan.rpcPort(i)),
                tcp(i, plan.p2pPort(i)),
                peers,
                plan.pace());
    }

    private String tcp(int validator, int port) {
        return "tcp://" + plan.host(validator) + ':' + port;
    }

    private ValidatorConfig application(int i) {
        return ValidatorConfig.defaults(plan.application(i), plan.chainId())
                .withAbci(new InetSocketAddress(plan.host(i), plan.abciPort(i)))
                .withMonitor(Optional.of(new InetSocketAddress(plan.host(i), plan.monitorPort(i))));
    }
}
