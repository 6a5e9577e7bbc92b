package org.cttdc.app.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.cttdc.app.compose.WalletSessions;
import org.cttdc.commerce.CommerceConfig;
import org.cttdc.commerce.CommerceServer;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.merchant.flow.ListingFlow;
import org.cttdc.merchant.flow.LotSecrets;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.flow.CourtFlow;
import org.cttdc.reviewer.flow.FileSealedReports;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.wallet.core.ChainProfile;
import org.cttdc.wallet.core.SigningPresenter;
import org.cttdc.wallet.core.WalletService;

/**
 * A whole economy in one process: the embedded chain, the trading platform and the crowd, with three settled cycles behind it and a
 * running one. Everything talks over HTTP on loopback, exactly as with a network.
 */
public final class Sandbox implements AutoCloseable {
    /** Opens every wallet of the sandbox; everyone may know it, for the keys behind it are public anyway. */
    public static final String PASSPHRASE = PersonaWallet.PASSPHRASE;

    private static final Duration PAST = Duration.ofHours(2);
    /** The chain runs on this very machine: no one gains by waiting for an old header to expire. */
    private static final Duration TRUSTING_PERIOD = Duration.ofDays(3650);

    /** A cycle has few blocks: what many do at the same time shares one. */
    private static final Duration GATHER = Duration.ofMillis(400);

    private final Path home;
    private final Languages languages;
    private final SecureRandom random;
    private final Closing closing = new Closing();
    private final Cast cast;
    private final SandboxClock clock;
    private final EmbeddedChain chain;
    private final CyclePhases phases = new CyclePhases(ChainParams.sandbox().cycleLength());
    private final LightNodeConfig anyNode;
    private final CommerceServer commerce;
    private final CommerceClient client;
    private final Crowd crowd;
    private final Officials officials;
    private final LightNode crowdNode;
    private final LightNode platformNode;
    private final ReentrantLock acting = new ReentrantLock();

    /**
     * Opens the sandbox in a directory, seeding it the first time, which takes some seconds.
     *
     * @param home everything the sandbox keeps
     * @param rpc where the chain's RPC listens; empty for a free loopback port
     * @param languages names the personas the first time
     */
    public static Sandbox open(
            Path home, Optional<InetSocketAddress> rpc, Languages languages, InstantSource real, SecureRandom random)
            throws IOException {
        return new Sandbox(home, rpc, languages, real, random);
    }

    private Sandbox(
            Path home, Optional<InetSocketAddress> rpc, Languages languages, InstantSource real, SecureRandom random)
            throws IOException {
        this.home = home;
        this.languages = languages;
        this.random = random;
        try {
            cast = closing.add(new Cast());
            clock = new SandboxClock(real, real.instant().minus(PAST));
            chain = closing.add(openChain(rpc));
            boolean fresh = chain.read(StateKeys.models().head()) == null;
            anyNode = nodeConfig();
            crowdNode = closing.add(LightNodes.open(inHome("crowd"), clock));
            WalletService wallet = PersonaWallet.open(
                    home.resolve("crowd/keystore.json"),
                    crowdNode,
                    SigningPresenter.autoConsent(),
                    cast,
                    languages,
                    clock,
                    random);
            if (fresh) {
                LotSecrets secrets = new LotSecrets(wallet);
                chain.bulk(() -> new Past(new PastChain(chain, cast, phases, clock), cast, secrets).live());
            }
            clock.arrive();
            platformNode = closing.add(LightNodes.open(inHome("platform"), clock));
            awaitState(platformNode);
            awaitState(crowdNode);
            CommerceConfig config = CommerceConfig.local(home.resolve("platform"), "Sandbox Mall");
            commerce = closing.add(CommerceServer.start(config, platformNode, platformSigner(), clock));
            client = closing.add(CommerceClient.at(commerce.url()));
            crowd = crowd(wallet);
            officials =
                    new Officials(cast, crowdNode, wallet, new CourtFlow(wallet, crowdNode, this::credential), clock);
            if (fresh) {
                new Present(this, new ListingFlow(wallet, new WalletSessions(client, wallet)), crowdNode).begin();
            }
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private EmbeddedChain openChain(Optional<InetSocketAddress> rpc) throws IOException {
        ChainOptions options =
                ChainOptions.loopback(random).withGather(GATHER).withValidators(SandboxGenesis.VALIDATORS);
        return EmbeddedChain.open(
                home.resolve("chain"),
                validators -> SandboxGenesis.of(cast, clock.instant(), validators),
                clock,
                rpc.map(options::withRpc).orElse(options));
    }

    private LightNodeConfig nodeConfig() {
        URI endpoint = chain.rpc().orElseThrow(() -> new IllegalStateException("the sandbox's chain has no RPC"));
        return LightNodeConfig.of(
                        chain.chainId(),
                        LightNodes.genesisOf(endpoint).value().trust(),
                        List.of(endpoint),
                        home.resolve("node"))
                .withTrustingPeriod(TRUSTING_PERIOD);
    }

    private LightNodeConfig inHome(String who) {
        return LightNodeConfig.of(anyNode.chainId(), anyNode.trust(), anyNode.endpoints(), home.resolve(who + "/node"))
                .withTrustingPeriod(TRUSTING_PERIOD);
    }

    private Crowd crowd(WalletService wallet) {
        WalletSessions sessions = new WalletSessions(client, wallet);
        ReviewFlow flow = new ReviewFlow(
                wallet,
                crowdNode,
                client,
                sessions,
                this::credential,
                new FileSealedReports(home.resolve("crowd/sealed")),
                () -> UUID.randomUUID().toString());
        return new Crowd(cast, crowdNode, client, sessions, flow, phases, clock);
    }

    private PlatformSigner platformSigner() {
        SigningKey key = cast.key(cast.one(Persona.Part.PLATFORM));
        return new PlatformSigner() {
            @Override
            public Bytes publicKey() {
                return key.publicKey();
            }

            @Override
            public Bytes sign(byte[] message) {
                return key.sign(Bytes.of(message));
            }
        };
    }

    private void awaitState(LightNode node) {
        node.awaitHeight(chain.head().height() - 1);
    }

    /** The personas. */
    public Cast cast() {
        return cast;
    }

    /** The other people. */
    public Crowd crowd() {
        return crowd;
    }

    /** The trading platform, over HTTP. */
    public CommerceClient commerce() {
        return client;
    }

    /** The sandbox's time. */
    public InstantSource clock() {
        return clock;
    }

    /** What a light node of the person starts from. */
    public LightNodeConfig node() {
        return anyNode;
    }

    /** What wallets sign for. */
    public ChainProfile profile() {
        return PersonaWallet.PROFILE;
    }

    /** Where the chain's RPC listens. */
    public URI rpc() {
        return anyNode.endpoints().getFirst();
    }

    /** Height of the newest block. */
    public long height() {
        return chain.head().height();
    }

    /** Application hash after the newest block. */
    public Bytes appHash() {
        return chain.head().appHash();
    }

    /** Where the next block stands in its cycle. */
    public CyclePhases.Place place() {
        return phases.at(height() + 1);
    }

    /** The sandbox issuer's word that an account belongs to one person. */
    public Optional<Msg.Credential> credential(Bytes account) {
        return Optional.of(cast.credential(chain.chainId(), account));
    }

    /** Opens the person's wallet with every persona in it. */
    public WalletService openWallet(Path keystore, LightNode node, SigningPresenter presenter) {
        return PersonaWallet.open(keystore, node, presenter, cast, languages, clock, random);
    }

    /** Lets the crowd do what belongs into this phase, then moves the clock into the next one. */
    public void advancePhase() throws IOException {
        acting.lock();
        try {
            CyclePhases.Place now = place();
            switch (now.phase()) {
                case BATCHES -> {
                    awaitAnchored();
                    crowd.orderSomething();
                    crowd.claimPurchases();
                    officials.answerAudits();
                    officials.claimPots();
                }
                case COMMITS -> crowd.commitReports();
                case REVEALS -> crowd.revealReports();
                case SEED, CHALLENGES, SCORING, UPDATES -> crowd.shipEverything();
            }
            leave(now);
        } finally {
            acting.unlock();
        }
    }

    /** Moves the clock alone into the next phase; the crowd stands still. */
    public void skipPhase() throws IOException {
        acting.lock();
        try {
            leave(place());
        } finally {
            acting.unlock();
        }
    }

    /**
     * Lets the platform anchor everything whose cycle is over; to be called in the phase for it. Where only the next block lies in that
     * phase, verified state is brought into it first: the platform would see nothing to anchor yet.
     */
    public void awaitAnchored() {
        try {
            advanceTo(place().firstHeight() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's chain could not store a block", e);
        }
        awaitState(platformNode);
        commerce.catchUp();
        while (commerce.status().due() > 0) {
            platformNode.awaitHeight(commerce.status().height() + 1);
            commerce.catchUp();
        }
        awaitState(crowdNode);
    }

    /** Two blocks past the phase: whoever goes by verified state, one height behind the newest header, is in the next phase too. */
    private void leave(CyclePhases.Place phase) throws IOException {
        advanceTo(phase.lastHeight() + 2);
        awaitState(crowdNode);
    }

    private void advanceTo(long wanted) throws IOException {
        long missing = wanted - height();
        if (missing > 0) {
            chain.advance(Math.toIntExact(missing));
        }
    }

    @Override
    public void close() {
        closing.close();
    }
}
