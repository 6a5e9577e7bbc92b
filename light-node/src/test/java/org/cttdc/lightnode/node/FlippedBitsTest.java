package org.cttdc.lightnode.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.proof.ProofExporter;
import org.cttdc.lightnode.read.StateReader;
import org.cttdc.lightnode.read.TxProofs;
import org.cttdc.lightnode.read.VerifiedState;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.lightnode.store.Database;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.lightnode.store.StoreOpener;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.HeaderVerifier;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.TrustedChain;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.light.VerifyOptions;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One bit of what an endpoint serves is flipped, anywhere. The outcome is the truth, where the bit stands in something that nobody
 * reads, or a refusal with a code: never anything else.
 */
class FlippedBitsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestNodes.NOW);
    private static final Bytes ALICE = Bytes.of(new byte[20]);
    private static final Bytes NOBODY = Bytes.fromHex("ff".repeat(20));
    private static final Account HELD = new Account(5, 7, 3);
    private static final Bytes TX = Bytes.of((byte) 1, (byte) 2, (byte) 3);
    private static final List<Ref> MODELS = List.of(new Ref(Bytes.of((byte) 1)), new Ref(Bytes.of((byte) 2)));

    private static final TestChain CHAIN = TestChain.of(4);
    private static @Nullable LyingNode node;
    private static @Nullable Path home;
    private static @Nullable Database database;
    private static final HttpTransport TRANSPORT = new HttpTransport(new RpcLimits(Duration.ofSeconds(5), 1 << 20));

    @BeforeContainer
    static void serve() throws IOException {
        CHAIN.put(StateKeys.account(ALICE), HELD);
        CHAIN.putList(StateKeys.models(), MODELS);
        CHAIN.grow(2);
        CHAIN.produce(Bytes.of((byte) 9), TX);
        CHAIN.grow(2);
        node = new LyingNode(CHAIN);
        home = Files.createTempDirectory("flipped-bits");
        database = new StoreOpener(home, CLOCK).open().database();
        new LightBlockTable(database).save(List.of(trusted(3), trusted(4), trusted(5)));
    }

    @AfterContainer
    static void stop() throws IOException {
        if (database != null && node != null && home != null) {
            database.close();
            node.close();
            Files.deleteIfExists(home.resolve("light-node.mv.db"));
            Files.deleteIfExists(home);
        }
    }

    private static TrustedBlock trusted(long height) {
        LightBlock light = CHAIN.block(height).light();
        return new TrustedBlock(light, light.header().hash(), 1, 1);
    }

    private static URI flip(int position, int bit) {
        LyingNode.Transport flipped = (exchange, body) -> {
            body[Math.floorMod(position, body.length)] ^= (byte) (1 << bit);
            LyingNode.send(exchange, body);
        };
        Objects.requireNonNull(node).transport(flipped);
        return node.endpoint();
    }

    private static Peers peers(URI endpoint) {
        return new Peers(
                List.of(new RpcClient(TRANSPORT, endpoint)),
                new PeerTable(Objects.requireNonNull(database)),
                CLOCK,
                System::nanoTime);
    }

    private static VerifiedState state(URI endpoint) {
        Peers peers = peers(endpoint);
        return new VerifiedState(new StateReader(peers), VerifiedHeader.of(trusted(5)), exporter(peers, chain(peers)));
    }

    private static TrustedChain chain(Peers peers) {
        return new TrustedChain(
                new LightBlockTable(Objects.requireNonNull(database)),
                peers,
                new HeaderVerifier(TestChain.CHAIN_ID, VerifyOptions.trusting(Duration.ofDays(1)), CLOCK));
    }

    private static ProofExporter exporter(Peers peers, TrustedChain chain) {
        return new ProofExporter(
                TestChain.CHAIN_ID, CHAIN.trust(), new LightBlockTable(Objects.requireNonNull(database)), peers, chain);
    }

    private static <T> Optional<T> unlessRefused(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (LightNodeException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    @Property(tries = 1500)
    void header(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        RpcClient rpc = new RpcClient(TRANSPORT, flip(position, bit));
        HeaderVerifier verifier =
                new HeaderVerifier(TestChain.CHAIN_ID, VerifyOptions.trusting(Duration.ofDays(1)), CLOCK);
        unlessRefused(() -> {
                    LightBlock served = new LightBlock(rpc.commit(5), CHAIN.genesis());
                    return verifier.verify(trusted(1), served, height -> served).getLast();
                })
                .ifPresent(
                        block -> assertThat(block.header()).isEqualTo(trusted(5).header()));
    }

    @Property(tries = 1000)
    void validators(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        RpcClient rpc = new RpcClient(TRANSPORT, flip(position, bit));
        HeaderVerifier verifier =
                new HeaderVerifier(TestChain.CHAIN_ID, VerifyOptions.trusting(Duration.ofDays(1)), CLOCK);
        unlessRefused(() -> {
                    LightBlock served = new LightBlock(trusted(5).block().signedHeader(), rpc.validators(5));
                    return verifier.verify(trusted(1), served, height -> served).getLast();
                })
                .ifPresent(block -> assertThat(block.block().validators().hash())
                        .isEqualTo(CHAIN.genesis().hash()));
    }

    @Property(tries = 1000)
    void value(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        VerifiedState state = state(flip(position, bit));
        unlessRefused(() -> state.read(StateKeys.account(ALICE)).value())
                .ifPresent(value -> assertThat(value).contains(HELD));
    }

    @Property(tries = 1000)
    void absence(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        VerifiedState state = state(flip(position, bit));
        unlessRefused(() -> state.read(StateKeys.account(NOBODY)).value())
                .ifPresent(value -> assertThat(value).isEmpty());
    }

    @Property(tries = 1000)
    void list(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        VerifiedState state = state(flip(position, bit));
        unlessRefused(() -> state.list(StateKeys.models()).value())
                .ifPresent(value -> assertThat(value).isEqualTo(MODELS));
    }

    @Property(tries = 1000)
    void transactionAndResult(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        Peers peers = peers(flip(position, bit));
        TrustedChain chain = chain(peers);
        TxProofs proofs = new TxProofs(peers, chain, exporter(peers, chain));
        unlessRefused(() -> proofs.result(proofs.find(Sha256.of(TX))).value()).ifPresent(result -> {
            assertThat(result.code()).isEqualTo(ErrorCode.OK);
            assertThat(result.height()).isEqualTo(3);
            assertThat(result.index()).isEqualTo(1);
        });
    }
}
