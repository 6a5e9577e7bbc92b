package org.cttdc.bench.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Committed transactions a second through CometBFT, of this application and of the engine's own kvstore, in turns. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Signed transfers through CometBFT validators, beside the engine's kvstore over the same socket with the same settings.",
            "Needs cometbft and abci-cli: go install github.com/cometbft/cometbft/cmd/cometbft@v0.39.4 and .../abci/cmd/abci-cli@v0.39.4"
        })
public final class LoadCommand implements Callable<Integer> {
    private static final long FUNDS = 1_000_000_000L;

    @Option(names = "--validators", description = "1 or more", defaultValue = "1")
    int validators;

    @Option(names = "--seconds", description = "measured, after --warm", defaultValue = "20")
    long seconds;

    @Option(names = "--warm", description = "seconds before anything is measured", defaultValue = "20")
    long warm;

    @Option(names = "--under-way", description = "transactions sent and not yet committed", defaultValue = "4000")
    int underWay;

    @Option(names = "--senders", description = "connections that send, one batch of ten at a time", defaultValue = "8")
    int senders;

    @Option(names = "--rounds", description = "runs of each application", defaultValue = "3")
    int rounds;

    @Option(names = "--txs", description = "signed transfers made ahead for a run", defaultValue = "60000")
    int txs;

    @Option(names = "--pairs", description = "transactions of the kvstore made ahead", defaultValue = "300000")
    int pairs;

    @Option(names = "--programs", description = "folder of cometbft and abci-cli")
    Path programs = Path.of(System.getProperty("user.home"), "go", "bin");

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<SigningKey> keys = keys();
        List<GenesisAccount> accounts = keys.stream()
                .map(key -> new GenesisAccount(key.address().value(), FUNDS, 0))
                .toList();
        GenesisState state =
                new GenesisState(ChainParams.sandbox(), accounts, List.of(), List.of(), List.of(), List.of());
        List<Bytes> transfers = transfers(keys);
        List<List<Batch>> signed = Batch.share(transfers, senders);
        List<List<Batch>> plain = Batch.share(pairs(transfers.getFirst().size()), senders);
        for (int round = 0; round < rounds; round++) {
            for (Network.App app : Network.App.values()) {
                print(app, run(app, state, app == Network.App.CTT ? signed : plain));
            }
        }
        return 0;
    }

    private void print(Network.App app, Load.Result result) {
        System.out.printf("%d validators, %-7s  %s%n", validators, app, result.words());
    }

    /** Twice as many as are under way, so that hardly an account waits for its own transaction; a multiple of the senders' batches. */
    private List<SigningKey> keys() {
        List<SigningKey> keys = new ArrayList<>();
        int turn = senders * Batch.SIZE;
        for (int i = 0; i < Math.ceilDiv(2 * underWay, turn) * turn; i++) {
            Bytes seed = Sha256.of(
                    Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
            keys.add(SigningKey.ofSeed(seed.toArray()));
        }
        return keys;
    }

    private Load.Result run(Network.App app, GenesisState state, List<List<Batch>> load)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("ctt-bench-load");
        Network.Programs found = new Network.Programs(
                programs.resolve("cometbft").toString(),
                programs.resolve("abci-cli").toString());
        try (Network network = Network.start(home, found, app, validators, BlocksCommand.CHAIN, state)) {
            return new Load(network, load, underWay).run(warm, seconds);
        } finally {
            StoreCommand.delete(home);
        }
    }

    private List<Bytes> transfers(List<SigningKey> keys) {
        return IntStream.range(0, txs)
                .parallel()
                .mapToObj(i -> {
                    Bytes to = keys.get((i + 1) % keys.size()).address().value();
                    return BlocksCommand.transfer(keys.get(i % keys.size()), i / keys.size(), to);
                })
                .toList();
    }

    /** What the kvstore takes, as long as a signed transfer. */
    private List<Bytes> pairs(int length) {
        List<Bytes> made = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            byte[] pair = new byte[length];
            Arrays.fill(pair, (byte) 'v');
            byte[] key = ("key" + i + "=").getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(key, 0, pair, 0, key.length);
            made.add(Bytes.of(pair));
        }
        return made;
    }
}
