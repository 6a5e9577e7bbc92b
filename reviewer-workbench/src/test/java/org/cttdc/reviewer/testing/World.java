package org.cttdc.reviewer.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.testkit.StubLightNode;
import org.cttdc.wallet.testkit.StubWallet;

/** A small economy: the lamp model and a listing, revealed reports and a settled competition of cycle 0, an order of cycle 1. */
public final class World {
    /** As {@link #order} names its request. */
    public static final String REQUEST = "request-1";

    public static final long PRICE = 1990;
    public static final int FEE_BPS = 1500;
    public static final String LOT = "B1";

    /** Whom the issuer knows the wallet's account as. */
    public static final Bytes PERSON = Bytes.fromHex("5e".repeat(32));

    private static final String DECLARED = "806 8.00 82.0 2700 0.10 2 0 0 96.0 25000 1";
    private static final double[] FOUND = {0.97, 0.985, 0.96, 1.0, 0.9};
    private static final Bytes MERCHANT = Bytes.fromHex("33".repeat(20));

    public final SigningKey platformKey = SigningKey.ofSeed(new byte[32]);
    public final Bytes platform = platformKey.address().value();
    public final StubLightNode node;
    public final StubWallet wallet = new StubWallet();
    public final StubCommerce commerce = new StubCommerce(platform);
    public final QualityModel model = ModelTemplates.load("led-lamp");
    public final Bytes modelId = ContentId.of(model).digest();
    public final ListingDeclaration lamp = declaration();
    public final Bytes lampId = ContentId.of(lamp).digest();

    /** @param height of the verified state; cycles have 120 blocks */
    public World(long height) {
        node = new StubLightNode(height);
        node.put(StateKeys.document(modelId), new Document(Bytes.of(DocumentWriter.canonical(model))));
        node.put(
                StateKeys.model(modelId),
                new ModelState(modelId, MERCHANT, model.series(), "1.0", Bytes.EMPTY, 50_000_000, 2, 40, 0, 0));
        node.append(StateKeys.models(), new Ref(modelId));
        node.put(StateKeys.document(lampId), new Document(Bytes.of(DocumentWriter.canonical(lamp))));
        var seal = new Msg.LotSeal(LOT, Bytes.fromHex("44".repeat(32)), 1000);
        node.put(StateKeys.listing(lampId), new ListingState(lampId, modelId, MERCHANT, FEE_BPS, List.of(seal), 3));
        node.append(StateKeys.listings(), new Ref(lampId));
        node.append(StateKeys.listingsOfModel(modelId), new Ref(lampId));
        node.put(StateKeys.platform(platform), new PlatformState(platform, "Sandbox Mall", 0, 0));
        commerce.offers.add(offer(lampId, "Halden LED bulb E27, 8 W", "海登 LED 球泡 E27 8 W"));
    }

    /** Services over this world. */
    public ReviewerServices services(UiKit kit, Path home) {
        var credential = new Msg.Credential(Bytes.EMPTY, PERSON, Bytes.EMPTY);
        return new ReviewerServices(
                kit, wallet, node, commerce, _ -> commerce, _ -> Optional.of(credential), home, () -> REQUEST);
    }

    public Offer offer(Bytes listing, String english, String chinese) {
        return new Offer(listing, modelId, MERCHANT, english, chinese, PRICE, FEE_BPS, LOT, 20_000, 5);
    }

    /** One order in a stage, with a receipt once final and an inclusion once anchored, of cycle 1. */
    public Order order(ReviewFlow flow, Order.Stage stage) {
        boolean isFinal = stage == Order.Stage.FINAL || stage == Order.Stage.ANCHORED;
        OrderLeaf leaf = leaf(flow);
        Receipt receipt = isFinal ? receipt(leaf) : null;
        Inclusion inclusion = stage == Order.Stage.ANCHORED ? anchor(leaf) : null;
        Parcel parcel = stage.compareTo(Order.Stage.SHIPPED) >= 0
                ? new Parcel(Bytes.fromHex("55".repeat(16)), new InclusionPath(0, 1, List.of()))
                : null;
        return new Order(
                7,
                REQUEST,
                StubWallet.OWNER,
                lampId,
                MERCHANT,
                "Halden LED bulb E27, 8 W",
                "海登 LED 球泡 E27 8 W",
                LOT,
                1,
                PRICE,
                leaf.fee(),
                stage,
                130,
                150,
                isFinal ? 1 : -1,
                receipt,
                inclusion,
                parcel);
    }

    private OrderLeaf leaf(ReviewFlow flow) {
        Bytes nullifier = flow.nullifier(StubWallet.OWNER, REQUEST);
        Bytes blinding = wallet.deriveSecret(StubWallet.OWNER, "order-blinding", ascii(REQUEST))
                .join();
        return new OrderLeaf(
                platform,
                PurchaseProof.nullifierCommit(nullifier),
                lampId,
                LOT,
                1,
                PRICE,
                PRICE * FEE_BPS / 10_000,
                Bytes.EMPTY,
                PurchaseProof.buyerCommit(StubWallet.OWNER, blinding),
                1_000);
    }

    private Receipt receipt(OrderLeaf leaf) {
        Bytes signature = platformKey.sign(PurchaseProof.receiptSignBytes(1, leaf.hash()));
        return new Receipt(leaf, 1, platformKey.publicKey(), signature);
    }

    private Inclusion anchor(OrderLeaf leaf) {
        MerkleSumTree.Tree tree = MerkleSumTree.build(List.of(MerkleSumTree.leaf(leaf)));
        var row = new Msg.BatchRow(lampId, 1, leaf.gross(), leaf.fee());
        node.put(
                StateKeys.batch(platform, 1),
                new BatchState(
                        platform,
                        1,
                        1,
                        tree.root().hash(),
                        1,
                        leaf.gross(),
                        leaf.fee(),
                        List.of(row),
                        PromoterSubtotals.NONE,
                        245));
        return new Inclusion(1, tree.proofs().getFirst());
    }

    /** Orders of cycle 0 that the wallet's account recommended, anchored as batch 9 and settled, its word of mouth still open. */
    public void recommended() {
        List<OrderLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Bytes unique = Sha256.of(Bytes.of((byte) i));
            leaves.add(new OrderLeaf(
                    platform,
                    unique,
                    lampId,
                    LOT,
                    1,
                    PRICE,
                    PRICE * FEE_BPS / 10_000,
                    StubWallet.OWNER,
                    unique,
                    1_000));
        }
        SumNode root = PromoterSubtotals.root(leaves);
        node.put(
                StateKeys.batch(platform, 9),
                new BatchState(
                        platform, 0, 9, Sha256.of(lampId), 40, 4 * root.gross(), 4 * root.fee(), List.of(), root, 130));
        node.put(
                StateKeys.promotion(0, platform),
                new PromotionState(platform, 0, 250_000, 4 * root.fee(), 12, root.fee(), 358, 0, false));
        node.put(StateKeys.wordOfMouthTotals(0), new WordOfMouthTotals(28_800, 30, 0, 3, false));
        PromoterSubtotals.Proved mine = PromoterSubtotals.proved(leaves).getFirst();
        commerce.promotions.add(new Promotion(
                1,
                0,
                9,
                StubWallet.OWNER,
                lampId,
                mine.subtotal().orders(),
                mine.subtotal().gross(),
                mine.subtotal().fee(),
                mine.path()));
    }

    /** The claimed purchase of {@link #order}; commitment and report may be empty. */
    public PurchaseState claimed(ReviewFlow flow, Bytes commitment, Bytes report) {
        Bytes nullifier = flow.nullifier(StubWallet.OWNER, REQUEST);
        var purchase = new PurchaseState(
                nullifier,
                StubWallet.OWNER,
                Bytes.fromHex("66".repeat(32)),
                platform,
                lampId,
                modelId,
                LOT,
                1,
                298,
                commitment,
                commitment.isEmpty() ? 0 : 280,
                report);
        node.put(StateKeys.purchase(nullifier), purchase);
        node.append(StateKeys.purchasesOf(StubWallet.OWNER), new Ref(nullifier));
        return purchase;
    }

    /** The competition of cycle 0 with five reports, settled; the wallet's account won it. */
    public void settleFirstCycle(long vests) {
        for (int i = 0; i < FOUND.length; i++) {
            TestReport report = report(FOUND[i], 0.2 + i * 0.01);
            Bytes id = ContentId.of(report).digest();
            Bytes author = i == 0 ? StubWallet.OWNER : Bytes.fromHex(("7" + i).repeat(20));
            node.put(StateKeys.document(id), new Document(Bytes.of(DocumentWriter.canonical(report))));
            node.put(
                    StateKeys.report(id),
                    new ReportState(
                            id, author, Sha256.of(id), lampId, modelId, 0, 190, true, 912_345 - i * 70_000L, 0, 0));
            node.append(StateKeys.reports(modelId, 0), new Ref(id));
            node.append(StateKeys.reportsOfListing(lampId), new Ref(id));
            long amount = i < 3 ? 1_800_000 / (i + 1) : 120_000;
            Share share = i < 3 ? Share.WINNER : Share.REVIEWER;
            node.append(
                    StateKeys.ranking(modelId, 0),
                    new RankingEntry(i + 1, id, author, 912_345 - i * 70_000L, share, amount));
        }
        node.put(StateKeys.due(modelId, 0, Share.WINNER, StubWallet.OWNER), new Due(1_800_000, 0, vests));
        node.append(StateKeys.competitions(0), new Ref(modelId));
        node.put(
                StateKeys.competition(modelId, 0),
                new CompetitionState(
                        modelId,
                        0,
                        CompetitionState.Stage.SETTLED,
                        812,
                        48_000_000,
                        7_200_000,
                        6,
                        5,
                        5,
                        720_000,
                        0,
                        3_600_000,
                        2_880_000,
                        288_000,
                        0,
                        0,
                        57_600,
                        115_200,
                        57_600,
                        28_800,
                        28_800,
                        3,
                        230));
    }

    /** A report by an everyday tester whose first value is {@code found} times the declared one. */
    public TestReport report(double found, double relativeU) {
        List<Result> results = new ArrayList<>();
        boolean first = true;
        for (Characteristic c : model.characteristics()) {
            if (c.kind() != CharacteristicKind.DERIVED && c.testableAt(MethodLevel.BENCH)) {
                Decimal declared = lamp.value(c.id()).orElseThrow().value();
                Decimal value =
                        first && c.kind() == CharacteristicKind.MEASURED ? scaled(c, declared, found) : declared;
                first = false;
                results.add(result(c, value, relativeU));
            }
        }
        return new TestReport(
                ContentId.of(model),
                ContentId.of(lamp),
                new Item(LOT, null, null, ItemCondition.NEW, null),
                List.of(),
                results,
                List.of(),
                LocalDate.of(2026, 11, 20),
                List.of());
    }

    private static Result result(Characteristic c, Decimal value, double relativeU) {
        var method = c.method();
        int readings = method == null ? 1 : method.minReplicates();
        var scoring = c.scoring();
        Decimal u = scoring == null
                ? null
                : new Decimal(scoring.sigmaPt()
                        .value()
                        .multiply(BigDecimal.valueOf(relativeU * 2))
                        .setScale(c.scale(), RoundingMode.CEILING)
                        .toPlainString());
        return new Result(
                c.id(), Collections.nCopies(readings, value), value, u, null, List.of(), null, null, List.of());
    }

    private static Decimal scaled(Characteristic c, Decimal value, double factor) {
        return new Decimal(value.value()
                .multiply(BigDecimal.valueOf(factor))
                .setScale(c.scale(), RoundingMode.HALF_UP)
                .toPlainString());
    }

    private ListingDeclaration declaration() {
        String[] values = DECLARED.split(" ");
        List<DeclaredValue> declared = new ArrayList<>();
        List<Characteristic> declarable = model.characteristics().stream()
                .filter(c -> c.kind() != CharacteristicKind.DERIVED)
                .toList();
        for (int i = 0; i < values.length; i++) {
            declared.add(new DeclaredValue(
                    declarable.get(i).id(), Decimal.of(values[i]), null, null, DeclarationBasis.MEASURED, List.of()));
        }
        return new ListingDeclaration(
                ContentId.of(model),
                "02000000010010",
                "Halden",
                LocalizedText.of("Halden LED bulb E27, 8 W", "海登 LED 球泡 E27 8 W"),
                List.of(new Lot(LOT, ContentId.ofDigest(Bytes.fromHex("44".repeat(32))))),
                declared,
                List.of());
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
