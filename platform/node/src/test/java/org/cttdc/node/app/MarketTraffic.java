package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.jspecify.annotations.Nullable;

/** What authors and merchants do to models and listings, rightly or not. */
final class MarketTraffic {
    private static final long BOND = 50_000_000;

    private final Random random;
    private final List<QualityModel> models = new ArrayList<>();
    private final List<ListingDeclaration> listings = new ArrayList<>();
    private int version = 1;

    /** A message and who signs it. */
    record Sent(String signer, Msg message) {}

    MarketTraffic(Random random, List<QualityModel> models, List<ListingDeclaration> listings) {
        this.random = random;
        this.models.addAll(models);
        this.listings.addAll(listings);
    }

    Sent next() {
        return switch (random.nextInt(6)) {
            case 0 -> fork();
            case 1 -> revise();
            case 2 -> reviseListing();
            case 3 ->
                new Sent(
                        usually("merchant"),
                        new MarketMsg.SuspendListing(Fixtures.id(one(listings)), random.nextBoolean()));
            case 4 -> new Sent(usually("expert"), new MarketMsg.RetireModel(Fixtures.id(one(models))));
            default -> new Sent(usually("expert"), new MarketMsg.ReclaimBond(Fixtures.id(one(models))));
        };
    }

    /** A defect of what somebody bought, or the bond of one back. */
    Sent defect(String buyer, Bytes purchase) {
        return random.nextInt(4) == 0
                ? new Sent(usually(buyer), new MarketMsg.ReclaimBond(purchase))
                : new Sent(
                        usually(buyer),
                        new MarketMsg.ReportDefect(
                                purchase, "It leaks", TestKeys.hash("video"), random.nextInt(5) == 0 ? 1 : 10_000_000));
    }

    /** What platforms declare, and claims for word of mouth. */
    Sent promotion(String platform, long cycle) {
        return random.nextBoolean()
                ? new Sent(usually(platform), new MarketMsg.DeclarePromotion(random.nextInt(600_000)))
                : new Sent("bob", new MarketMsg.ClaimWordOfMouth(Math.max(0, cycle - random.nextInt(4))));
    }

    /** A claim of a batch's only subtotal; of another sum now and then. */
    Sent claim(String platform, long seq, List<PromoterSubtotals.Proved> proved) {
        if (proved.isEmpty()) {
            return promotion(platform, seq);
        }
        PromoterSubtotals.Proved one = one(proved);
        PromoterSubtotals.Subtotal sums = one.subtotal();
        return new Sent(
                random.nextInt(8) == 0 ? "alice" : "bob",
                new MarketMsg.ClaimPromotion(
                        TestKeys.address(platform),
                        seq,
                        sums.listing(),
                        sums.orders(),
                        sums.gross(),
                        sums.fee() + (random.nextInt(8) == 0 ? 1 : 0),
                        one.path()));
    }

    /** A challenge of an order, with a receipt that its platform or somebody else signed, its answer, or the claim that follows. */
    Sent omission(Fixtures.Orders orders, int index, String platform, long seq, String buyer, long cycle) {
        OrderLeaf leaf = orders.leaves().get(index);
        return switch (random.nextInt(3)) {
            case 0 -> {
                SigningKey key = TestKeys.key(usually(platform));
                yield new Sent(
                        usually(buyer),
                        new MarketMsg.ChallengeOmission(
                                leaf,
                                cycle,
                                key.publicKey(),
                                key.sign(PurchaseProof.receiptSignBytes(Math.max(0, cycle), leaf.hash())),
                                orders.blindings().get(index)));
            }
            case 1 ->
                new Sent(
                        usually(platform),
                        new MarketMsg.AnswerOmission(
                                seq, leaf, orders.tree().proofs().get(index)));
            default -> new Sent(usually(buyer), new MarketMsg.ClaimOmission(leaf.nullifierCommit()));
        };
    }

    private Sent fork() {
        QualityModel parent = one(models);
        QualityModel fork = model("fork" + version++, null);
        models.add(fork);
        return new Sent(
                usually("expert"),
                new MarketMsg.ForkModel(Fixtures.json(fork), Fixtures.id(parent), random.nextInt(350_000), bond()));
    }

    private Sent revise() {
        QualityModel before = one(models);
        QualityModel next = model(before.series(), ContentId.of(before));
        models.add(next);
        return new Sent(usually("expert"), new MarketMsg.ReviseModel(Fixtures.json(next), bond()));
    }

    private Sent reviseListing() {
        ListingDeclaration before = one(listings);
        ListingDeclaration next = Fixtures.listing(one(models), "Brand " + version++);
        listings.add(next);
        Msg.PublishListing as = Fixtures.publish(next);
        return new Sent(
                usually("merchant"),
                new MarketMsg.ReviseListing(Fixtures.id(before), as.document(), as.experienceFeeBps(), as.lots()));
    }

    private QualityModel model(String series, @Nullable ContentId supersedes) {
        QualityModel m = Fixtures.model();
        return new QualityModel(
                series,
                Version.parse("9.0." + version++).orElseThrow(),
                supersedes,
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    private long bond() {
        return random.nextInt(6) == 0 ? BOND - 1 : BOND;
    }

    private String usually(String signer) {
        return random.nextInt(8) == 0 ? "bob" : signer;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
