package org.cttdc.node.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.Index;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.Msg;

/** A kettle model, a listing of it with a sealed lot, orders of it and reports on it. */
public final class Fixtures {
    public static final String LOT = "K-2026-01";
    public static final int UNITS = 64;
    public static final int FEE_BPS = 1_500;
    public static final List<Bytes> PACK_CODES = PackCodes.codes(TestKeys.hash("lot secret"), UNITS);
    public static final Bytes UNIT_ROOT = MerkleTree.root(PACK_CODES);

    private static final Map<String, String> DECLARED = Map.ofEntries(
            Map.entry("volume", "1.70"),
            Map.entry("boiltime", "300"),
            Map.entry("energy", "0.1600"),
            Map.entry("power", "2200"),
            Map.entry("overrun", "20"),
            Map.entry("noise", "70"),
            Map.entry("surface", "60.0"),
            Map.entry("cord", "75"),
            Map.entry("spout", "2"),
            Map.entry("wall", "0"),
            Map.entry("autooff", "1"),
            Map.entry("leakage", "1"));

    private Fixtures() {}

    public static QualityModel model() {
        return ModelTemplates.load("kettle");
    }

    /** A second model: the same template under another series. */
    public static QualityModel model(String series) {
        QualityModel m = model();
        return new QualityModel(
                series,
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    static QualityModel withCharacteristics(List<Characteristic> characteristics, Index index) {
        QualityModel m = model();
        return new QualityModel(
                m.series(),
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                characteristics,
                index);
    }

    public static ListingDeclaration listing(QualityModel model, String brand) {
        List<DeclaredValue> values = model.characteristics().stream()
                .filter(Characteristic::mustBeDeclared)
                .map(c -> new DeclaredValue(
                        c.id(),
                        Decimal.of(DECLARED.getOrDefault(c.id(), "0")),
                        null,
                        null,
                        DeclarationBasis.MEASURED,
                        List.of()))
                .toList();
        return new ListingDeclaration(
                ContentId.of(model),
                "04006381333931",
                brand,
                LocalizedText.of("Kettle 1.7 l", "电水壶 1.7 升"),
                List.of(new Lot(LOT, null)),
                values,
                List.of());
    }

    public static Bytes json(Document document) {
        return Bytes.of(DocumentWriter.canonical(document));
    }

    public static Bytes id(Document document) {
        return Bytes.of(ContentId.of(document).bytes());
    }

    public static Msg.PublishListing publish(ListingDeclaration listing) {
        return new Msg.PublishListing(json(listing), FEE_BPS, List.of(new Msg.LotSeal(LOT, UNIT_ROOT, UNITS)));
    }

    /** What a person at home can test, each reading off the declared value by {@code offset} steps of the scale. */
    public static TestReport report(QualityModel model, ListingDeclaration listing, int offset, String evidence) {
        List<Result> results = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            Method method = c.method();
            if (method != null && method.level() == MethodLevel.HOME && DECLARED.containsKey(c.id())) {
                results.add(result(c, method, offset));
            }
        }
        ContentId photo = ContentId.ofDigest(TestKeys.hash(evidence).toArray());
        return new TestReport(
                ContentId.of(model),
                ContentId.of(listing),
                new Item(LOT, null, null, ItemCondition.NEW, null),
                List.of(),
                results,
                List.of(),
                LocalDate.of(2026, 3, 20),
                List.of(new Evidence(photo, "image/jpeg", 1_000)));
    }

    private static Result result(Characteristic c, Method method, int offset) {
        boolean measured = c.kind() == CharacteristicKind.MEASURED;
        long declared = Decimal.of(DECLARED.getOrDefault(c.id(), "0")).scaled(c.scale());
        Decimal value = Decimal.ofScaled(measured ? declared + offset : declared, c.scale());
        List<Decimal> replicates = new ArrayList<>();
        for (int i = 0; i < method.minReplicates(); i++) {
            replicates.add(value);
        }
        Decimal u = measured ? Decimal.ofScaled(1, c.scale()) : null;
        return new Result(c.id(), replicates, value, u, null, List.of(), null, null, List.of());
    }

    /** A batch with everything its buyers hold. */
    public record Orders(List<OrderLeaf> leaves, List<Bytes> secrets, List<Bytes> blindings, MerkleSumTree.Tree tree) {
        public Msg.SubmitOrderBatch batch(long cycle, long seq, Bytes listing) {
            long gross = tree.root().gross();
            long fee = tree.root().fee();
            long count = tree.root().count();
            return new Msg.SubmitOrderBatch(
                    cycle,
                    seq,
                    tree.root().hash(),
                    count,
                    gross,
                    fee,
                    List.of(new Msg.BatchRow(listing, count, gross, fee)),
                    PromoterSubtotals.root(leaves));
        }

        public Msg.ClaimPurchase claim(int index, long seq, Msg.Credential credential) {
            return new Msg.ClaimPurchase(
                    seq,
                    leaves.get(index),
                    tree.proofs().get(index),
                    secrets.get(index),
                    blindings.get(index),
                    credential);
        }

        public Bytes nullifier(int index) {
            return PurchaseProof.nullifier(leaves.get(index).platform(), secrets.get(index));
        }
    }

    /** One order a buyer, each for {@code gross} fen. */
    public static Orders orders(String platform, Bytes listing, long gross, List<String> buyers, String salt) {
        return orders(platform, listing, gross, buyers, salt, Bytes.EMPTY);
    }

    /** As {@link #orders(String, Bytes, long, List, String)}, all recommended by one account. */
    public static Orders orders(
            String platform, Bytes listing, long gross, List<String> buyers, String salt, Bytes promoter) {
        List<OrderLeaf> leaves = new ArrayList<>();
        List<Bytes> secrets = new ArrayList<>();
        List<Bytes> blindings = new ArrayList<>();
        for (String buyer : buyers) {
            Bytes secret = TestKeys.hash(salt + " secret of " + buyer).slice(0, PurchaseProof.ORDER_SECRET_SIZE);
            Bytes blinding = TestKeys.hash(salt + " blinding of " + buyer);
            Bytes address = TestKeys.address(platform);
            secrets.add(secret);
            blindings.add(blinding);
            leaves.add(new OrderLeaf(
                    address,
                    PurchaseProof.nullifierCommit(PurchaseProof.nullifier(address, secret)),
                    listing,
                    LOT,
                    1,
                    gross,
                    gross * FEE_BPS / 10_000,
                    promoter,
                    PurchaseProof.buyerCommit(TestKeys.address(buyer), blinding),
                    1_772_000_000L));
        }
        return new Orders(
                leaves,
                secrets,
                blindings,
                MerkleSumTree.build(leaves.stream().map(MerkleSumTree::leaf).toList()));
    }
}
