package org.cttdc.simulation.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.tx.Msg;

/** A listing of a kettle with its sealed lots, and reports on it. Values are exact integers of their characteristic's scale. */
public final class Product {
    /** Experience fee, basis points. */
    public static final int FEE_BPS = 1_500;

    /** What a kettle of this kind declares. */
    public static final Map<String, String> DECLARED = Map.ofEntries(
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

    private static final LocalDate DATE = LocalDate.of(2026, 3, 20);
    private static final int PHOTO_BYTES = 1_000;

    private final QualityModel model;
    private final ListingDeclaration listing;
    private final Bytes id;
    private final int unitsPerLot;
    private final List<PackedLot> lots = new ArrayList<>();

    private record PackedLot(String name, List<Bytes> codes, List<InclusionPath> paths) {}

    /**
     * One result of a test.
     *
     * @param value on the characteristic's scale
     * @param u standard uncertainty on that scale; of levels and codes, none
     */
    public record Reading(long value, long u) {}

    /** A product of so many units, in lots of at most {@code unitsPerLot}. */
    public Product(QualityModel model, String brand, int units, int unitsPerLot) {
        this.model = model;
        this.unitsPerLot = unitsPerLot;
        for (int first = 0; first < units; first += unitsPerLot) {
            String name = brand + "-" + lots.size();
            List<Bytes> codes = PackCodes.codes(Member.hash("lot " + name), Math.min(unitsPerLot, units - first));
            lots.add(new PackedLot(name, codes, MerkleTree.paths(codes)));
        }
        this.listing = listing(model, brand, lots.stream().map(PackedLot::name).toList());
        this.id = Bytes.of(ContentId.of(listing).bytes());
    }

    /** Canonical bytes of a document. */
    public static Bytes json(Document document) {
        return Bytes.of(DocumentWriter.canonical(document));
    }

    /** Content id of the listing. */
    public Bytes id() {
        return id;
    }

    /** The lot that unit {@code index} lies in. */
    public String lot(int index) {
        return lots.get(index / unitsPerLot).name();
    }

    /** Puts the listing on the chain. */
    public Msg.PublishListing publish() {
        List<Msg.LotSeal> seals = lots.stream()
                .map(lot -> new Msg.LotSeal(
                        lot.name(), MerkleTree.root(lot.codes()), lot.codes().size()))
                .toList();
        return new Msg.PublishListing(json(listing), FEE_BPS, seals);
    }

    /** What can be tested at home and counts, with what the listing declares. */
    public List<Characteristic> tested() {
        return model.characteristics().stream().filter(Product::isTested).toList();
    }

    private static boolean isTested(Characteristic c) {
        Method method = c.method();
        return method != null && method.level() == MethodLevel.HOME && c.weight() > 0 && DECLARED.containsKey(c.id());
    }

    /** The declared value on the characteristic's scale. */
    public static long declared(Characteristic c) {
        return Decimal.of(DECLARED.getOrDefault(c.id(), "0")).scaled(c.scale());
    }

    /** A report on unit {@code index} with these readings; reports with the same photo are the same evidence. */
    public TestReport report(int index, SortedMap<String, Reading> readings, String photo) {
        List<Result> results = new ArrayList<>();
        for (Characteristic c : tested()) {
            Reading reading = readings.get(c.id());
            if (reading != null) {
                results.add(result(c, reading));
            }
        }
        ContentId picture = ContentId.ofDigest(Member.hash(photo));
        return new TestReport(
                ContentId.of(model),
                ContentId.of(listing),
                new Item(lot(index), null, null, ItemCondition.NEW, null),
                List.of(),
                results,
                List.of(),
                DATE,
                List.of(new Evidence(picture, "image/jpeg", PHOTO_BYTES)));
    }

    private static Result result(Characteristic c, Reading reading) {
        Method method = c.method();
        int replicates = method == null ? 1 : method.minReplicates();
        Decimal value = Decimal.ofScaled(reading.value(), c.scale());
        List<Decimal> values = new ArrayList<>();
        for (int i = 0; i < replicates; i++) {
            values.add(value);
        }
        Decimal u = c.kind() == CharacteristicKind.MEASURED ? Decimal.ofScaled(reading.u(), c.scale()) : null;
        return new Result(c.id(), values, value, u, null, List.of(), null, null, List.of());
    }

    /** Opens a committed report on unit {@code index}. */
    public Msg.RevealReport reveal(Bytes nullifier, TestReport report, Bytes salt, int index) {
        PackedLot lot = lots.get(index / unitsPerLot);
        int unit = index % unitsPerLot;
        return new Msg.RevealReport(
                nullifier,
                json(report),
                salt,
                lot.codes().get(unit),
                lot.paths().get(unit));
    }

    private static ListingDeclaration listing(QualityModel model, String brand, List<String> lots) {
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
                lots.stream().map(lot -> new Lot(lot, null)).toList(),
                values,
                List.of());
    }
}
