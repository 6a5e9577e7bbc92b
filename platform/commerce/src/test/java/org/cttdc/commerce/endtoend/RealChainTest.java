package org.cttdc.commerce.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cttdc.commerce.CommerceConfig;
import org.cttdc.commerce.CommerceServer;
import org.cttdc.commerce.ServiceStatus;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.commerce.api.CommerceService.Session;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.OrderSecrets;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.commerce.api.ReceiptVerifier;
import org.cttdc.commerce.testing.Member;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
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
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The seed's sales (protocol page, section 9) through HTTP, the service, its light node and the real embedded chain. */
class RealChainTest {
    private static final String CHAIN_ID = "ctt-commerce-test";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Member PLATFORM = Member.number(1);
    private static final Member MERCHANT = Member.number(2);
    private static final Member BUYER = Member.number(3);
    private static final Member EXPERT = Member.number(4);
    private static final Member ISSUER = Member.number(5);
    private static final Bytes LOT_SECRET = Sha256.of(Bytes.of((byte) 7));
    private static final int UNITS = 100;
    private static final long ESCROW = 1_000_000_000L;
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

    @TempDir
    Path home;

    @Test
    @Timeout(300)
    void twentyMillionYuanOfSalesAreAnchoredTakenFromTheEscrowAndClaimed() throws Exception {
        try (EmbeddedChain chain = EmbeddedChain.open(
                        home.resolve("chain"),
                        validators -> new Genesis(CHAIN_ID, CLOCK.instant(), genesis(validators.getFirst())),
                        CLOCK,
                        ChainOptions.loopback(new SecureRandom()));
                LightNode light = follow(chain);
                CommerceServer server =
                        CommerceServer.start(CommerceConfig.local(home, "Shop"), light, PLATFORM, CLOCK);
                CommerceClient client = CommerceClient.at(server.url())) {
            Bytes listing = publish(light);
            client.login(MERCHANT).offer(new OfferRequest(listing, "Kettle", "电水壶", 20_000_000, "L1", LOT_SECRET));
            OrderSecrets secrets = OrderSecrets.draw(new SecureRandom());
            OrderRequest request =
                    secrets.request("seed", PLATFORM.address(), BUYER.address(), listing, UNITS, MERCHANT.address());
            Session buyer = client.login(BUYER);
            long id = buyer.order(List.of(request)).getFirst().id();
            buyer.pay(id);

            reach(chain, light, ChainParams.sandbox().cycleLength() + 1);
            anchorAll(server, light);
            Order order = buyer.find(id);
            StateView view = light.head();
            assertProved(view, order, request);
            assertThat(view.read(StateKeys.platform(PLATFORM.address())).value().orElseThrow())
                    .isEqualTo(new PlatformState(PLATFORM.address(), "Shop", ESCROW - 300_000_000 - 12_000_000, 1));
            assertClaimed(light, order, secrets);
            assertPromoted(view, client);
        }
    }

    private static void assertProved(StateView view, Order order, OrderRequest request) throws Exception {
        assertThat(order.receipt()).isNotNull();
        assertThat(order.inclusion()).isNotNull();
        assertThat(ReceiptVerifier.faults(order.receipt(), PLATFORM.address(), request, 2_000_000_000L, 1_500))
                .isEmpty();
        BatchState batch =
                view.read(StateKeys.batch(PLATFORM.address(), 1)).value().orElseThrow();
        assertThat(batch.cycle()).isEqualTo(order.receipt().cycle());
        assertThat(batch.gross()).isEqualTo(2_000_000_000L);
        assertThat(batch.fee()).isEqualTo(300_000_000L);
        InclusionVerifier.verify(order.receipt().leaf(), order.inclusion(), batch);
    }

    /** The merchant recommended the order: its subtotal proves against the batch. */
    private static void assertPromoted(StateView view, CommerceClient client) throws Exception {
        assertThat(client.login(BUYER).promotions()).isEmpty();
        Promotion promotion = client.login(MERCHANT).promotions().getFirst();
        BatchState batch = view.read(StateKeys.batch(PLATFORM.address(), promotion.batchSeq()))
                .value()
                .orElseThrow();
        assertThat(promotion.fee()).isEqualTo(300_000_000L);
        PromoterSubtotals.verify(batch.promoterRoot(), promotion.subtotal(), promotion.path());
    }

    private static void assertClaimed(LightNode light, Order order, OrderSecrets secrets) throws Exception {
        Bytes person = Sha256.of(Bytes.of((byte) 9));
        Bytes credential = PurchaseProof.credentialSignBytes(CHAIN_ID, person, BUYER.address());
        send(
                light,
                BUYER,
                new Msg.ClaimPurchase(
                        order.inclusion().batchSeq(),
                        order.receipt().leaf(),
                        order.inclusion().path(),
                        secrets.orderSecret(),
                        secrets.blinding(),
                        new Msg.Credential(ISSUER.publicKey(), person, ISSUER.sign(credential.toArray()))));
        PurchaseState purchase = light.head()
                .read(StateKeys.purchase(secrets.nullifier(PLATFORM.address())))
                .value()
                .orElseThrow();
        assertThat(purchase.owner()).isEqualTo(BUYER.address());
        assertThat(purchase.fee()).isEqualTo(300_000_000L);
    }

    private static Bytes publish(LightNode light) throws Exception {
        QualityModel model = ModelTemplates.load("kettle");
        send(
                light,
                EXPERT,
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
        send(light, MERCHANT, new Msg.PublishListing(document, 1_500, List.of(new Msg.LotSeal("L1", root, UNITS))));
        return Sha256.of(document);
    }

    private static DeclaredValue declared(String id) {
        return new DeclaredValue(id, Decimal.of(KETTLE.get(id)), null, null, DeclarationBasis.MEASURED, List.of());
    }

    private static void send(LightNode light, Member sender, Msg message) throws Exception {
        long validUntil = light.head().height() + 60;
        long sequence = light.outbox().nextSequence(sender.address());
        Bytes body =
                Bytes.of(RecordCodec.encode(new TxBody(CHAIN_ID, sequence, validUntil, 1_000, "", List.of(message))));
        Bytes signature = sender.sign(SignedTx.signBytes(body).toArray());
        SignedTx signed = new SignedTx(body, sender.publicKey(), signature);
        OutboxEntry entry = light.outbox().submit(Bytes.of(RecordCodec.encode(signed)), "test");
        OutboxEntry end = light.outbox().settled(entry.id()).get(60, TimeUnit.SECONDS);
        assertThat(end.code()).as(end.detail()).isEqualTo(ErrorCode.OK);
        light.awaitHeight(end.height());
    }

    private static void reach(EmbeddedChain chain, LightNode light, long height) throws Exception {
        chain.advance(Math.toIntExact(height + 1 - chain.head().height()));
        light.awaitHeight(height);
    }

    /** A round sends the batch, the chain makes its block and the empty one that proves it, a round finds it there. */
    private static void anchorAll(CommerceServer server, LightNode light) {
        ServiceStatus status = server.catchUp();
        assertThat(status.problems()).isEmpty();
        while (status.due() > 0) {
            light.awaitHeight(status.height() + 1);
            status = server.catchUp();
        }
    }

    private LightNode follow(EmbeddedChain chain) throws Exception {
        chain.advance(3);
        URI endpoint = chain.rpc().orElseThrow();
        LightNodes.GenesisClaim claim = LightNodes.genesisOf(endpoint).value();
        LightNode light = LightNodes.open(
                LightNodeConfig.of(CHAIN_ID, claim.trust(), List.of(endpoint), home.resolve("light")), CLOCK);
        light.awaitHeight(2);
        return light;
    }

    private static GenesisState genesis(Bytes validator) {
        return new GenesisState(
                ChainParams.sandbox(),
                List.of(PLATFORM, MERCHANT, BUYER, EXPERT).stream()
                        .map(member -> new GenesisState.GenesisAccount(member.address(), 100_000_000, 0))
                        .toList(),
                List.of(new PlatformState(PLATFORM.address(), "Shop", ESCROW, 0)),
                List.of(),
                List.of(ISSUER.publicKey()),
                List.of(new GenesisState.Operator(validator, EXPERT.address())));
    }
}
