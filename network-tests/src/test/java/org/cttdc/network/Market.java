package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cttdc.commerce.CommerceConfig;
import org.cttdc.commerce.CommerceServer;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.commerce.api.CommerceService.Session;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.LoginSigner;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderSecrets;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** A light node and a trading platform on a network: an order is paid, and its batch must get onto the chain whatever happens there. */
final class Market implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Bytes LOT_SECRET = Sha256.of(Bytes.of((byte) 7));
    private static final int UNITS = 10;
    private static final long FEE_BPS = 1_500;
    private static final long PRICE = 20_000;
    private static final Map<String, String> KETTLE = Map.ofEntries(
            Map.entry("volume", "1.50"),
            Map.entry("boiltime", "300"),
            Map.entry("energy", "0.1100"),
            Map.entry("power", "1800"),
            Map.entry("overrun", "20"),
            Map.entry("noise", "70"),
            Map.entry("surface", "60.0"),
            Map.entry("cord", "75"),
            Map.entry("spout", "2"),
            Map.entry("wall", "0"),
            Map.entry("autooff", "1"),
            Map.entry("leakage", "1"));

    private final LightNode light;
    private final CommerceServer server;
    private final CommerceClient client;
    private long order;

    Market(Network network, Path home) throws IOException {
        LightNodes.GenesisClaim claim =
                LightNodes.genesisOf(network.endpoints().getFirst()).value();
        light = LightNodes.open(
                LightNodeConfig.of(claim.chainId(), claim.trust(), network.endpoints(), home.resolve("light")), CLOCK);
        light.awaitHeight(2);
        server = CommerceServer.start(CommerceConfig.local(home, "Shop"), light, new Someone("platform"), CLOCK);
        client = CommerceClient.at(server.url());
    }

    private record Someone(String name) implements LoginSigner, PlatformSigner {
        @Override
        public Bytes address() {
            return Members.address(name);
        }

        @Override
        public Bytes publicKey() {
            return Members.key(name).publicKey();
        }

        @Override
        public Bytes sign(LoginChallenge challenge) {
            return Members.key(name).sign(challenge.signBytes());
        }

        @Override
        public Bytes sign(byte[] message) {
            return Members.key(name).sign(Bytes.of(message));
        }
    }

    /** Model, listing, offer, order, payment. */
    void trade() throws Exception {
        Bytes listing = publish();
        client.login(new Someone("merchant"))
                .offer(new OfferRequest(listing, "Kettle", "电水壶", PRICE, "L1", LOT_SECRET));
        Session buyer = client.login(new Someone("buyer"));
        OrderSecrets secrets = OrderSecrets.draw(new SecureRandom());
        order = buyer.order(List.of(secrets.request(
                        "network", Members.address("platform"), Members.address("buyer"), listing, 1, Bytes.EMPTY)))
                .getFirst()
                .id();
        buyer.pay(order);
    }

    private Bytes publish() throws Exception {
        QualityModel model = ModelTemplates.load("kettle");
        send(
                "expert",
                new Msg.PublishModel(
                        Bytes.of(DocumentWriter.canonical(model)),
                        ChainParams.sandbox().modelBond()));
        Bytes root = MerkleTree.root(PackCodes.codes(LOT_SECRET, UNITS));
        ListingDeclaration listing = new ListingDeclaration(
                ContentId.of(model),
                "04006381333931",
                "Quell",
                LocalizedText.of("Kettle", "电水壶"),
                List.of(new Lot("L1", ContentId.ofDigest(root))),
                model.characteristics().stream()
                        .filter(Characteristic::mustBeDeclared)
                        .map(c -> declared(c.id()))
                        .toList(),
                List.of());
        Bytes document = Bytes.of(DocumentWriter.canonical(listing));
        send(
                "merchant",
                new Msg.PublishListing(
                        document, Math.toIntExact(FEE_BPS), List.of(new Msg.LotSeal("L1", root, UNITS))));
        return Sha256.of(document);
    }

    private static DeclaredValue declared(String id) {
        return new DeclaredValue(
                id,
                Decimal.of(Objects.requireNonNull(KETTLE.get(id))),
                null,
                null,
                DeclarationBasis.MEASURED,
                List.of());
    }

    /** Hands a transaction to the outbox and waits for its proof. */
    void send(String signer, Msg message) throws ExecutionException, InterruptedException, TimeoutException {
        long validUntil = light.head().height() + 10_000;
        long sequence = light.outbox().nextSequence(Members.address(signer));
        OutboxEntry entry = light.outbox().submit(Members.sign(signer, sequence, validUntil, message), "network");
        OutboxEntry end = light.outbox().settled(entry.id()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(end.code()).as(end.detail()).isEqualTo(ErrorCode.OK);
        light.awaitHeight(end.height());
    }

    /** The order's batch must have come onto the chain, and the receipt must be proved against it. */
    void assertAnchored() throws ProofException {
        Session buyer = client.login(new Someone("buyer"));
        Await.until("the order is anchored", PATIENCE, () -> buyer.find(order).inclusion() != null);
        Order anchored = buyer.find(order);
        var inclusion = Objects.requireNonNull(anchored.inclusion());
        BatchState batch = light.head()
                .read(StateKeys.batch(Members.address("platform"), inclusion.batchSeq()))
                .value()
                .orElseThrow();
        assertThat(batch.gross()).isEqualTo(PRICE);
        InclusionVerifier.verify(Objects.requireNonNull(anchored.receipt()).leaf(), inclusion, batch);
    }

    /** Height that the light node has verified. */
    long verified() {
        return light.head().height();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        light.close();
    }
}
