package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.protocol.tx.TxBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes, transfers, models, listings and batches: what is refused, with which code, at the price of the fee alone. */
class MessageRefusalTest {
    private static final QualityModel MODEL = Fixtures.model();
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final Msg.PublishModel PUBLISH = new Msg.PublishModel(Fixtures.json(MODEL), 50_000_000);

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static Msg pay(long amount) {
        return new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, amount);
    }

    private static TxBody body(String chainId, long sequence, long until, long fee, String memo, List<Msg> messages) {
        return new TxBody(chainId, sequence, until, fee, memo, messages);
    }

    private void envelopeRefused(ErrorCode code, Bytes tx) {
        Account before = chain.account("alice");
        ExecTxResult result = chain.block(tx).getFirst();
        assertThat(ScenarioChain.code(result)).isEqualTo(code);
        assertThat(ScenarioChain.outcome(result).failedMessage()).isEqualTo(-1);
        assertThat(chain.account("alice"))
                .as("a refused envelope costs nothing")
                .isEqualTo(before);
    }

    @Test
    void refusesBadEnvelopes() {
        List<Msg> one = List.of(pay(1));
        long max = Long.MAX_VALUE;
        envelopeRefused(ErrorCode.E_MALFORMED, Bytes.of((byte) 1, (byte) 2));
        Bytes good = TestKeys.tx("alice", 0, pay(1));
        byte[] changed = good.toArray();
        changed[changed.length - 1] ^= 1;
        envelopeRefused(ErrorCode.E_SIGNATURE, Bytes.of(changed));
        envelopeRefused(ErrorCode.E_CHAIN_ID, TestKeys.sign("alice", body("other", 0, max, TestKeys.FEE, "", one)));
        envelopeRefused(ErrorCode.E_SEQUENCE, TestKeys.tx("alice", 1, pay(1)));
        envelopeRefused(ErrorCode.E_EXPIRED, TestKeys.sign("alice", body(TestKeys.CHAIN, 0, 1, TestKeys.FEE, "", one)));
        envelopeRefused(ErrorCode.E_FEE, TestKeys.sign("alice", body(TestKeys.CHAIN, 0, max, 999, "", one)));
        envelopeRefused(ErrorCode.E_FEE, TestKeys.sign("alice", body(TestKeys.CHAIN, 0, max, 2_000_000_000L, "", one)));
        envelopeRefused(
                ErrorCode.E_MEMO,
                TestKeys.sign("alice", body(TestKeys.CHAIN, 0, max, TestKeys.FEE, "茶".repeat(86), one)));
        envelopeRefused(
                ErrorCode.E_MESSAGES,
                TestKeys.sign("alice", body(TestKeys.CHAIN, 0, max, TestKeys.FEE, "", List.of())));
        List<Msg> seventeen = Stream.generate(() -> pay(1)).limit(17).toList();
        envelopeRefused(
                ErrorCode.E_MESSAGES,
                TestKeys.sign("alice", body(TestKeys.CHAIN, 0, max, TestKeys.FEE, "", seventeen)));
    }

    @Test
    void refusesAReplay() {
        Bytes tx = TestKeys.tx("alice", 0, pay(700));
        assertThat(ScenarioChain.code(chain.block(tx).getFirst())).isEqualTo(ErrorCode.OK);
        envelopeRefused(ErrorCode.E_SEQUENCE, tx);
        assertThat(chain.account("bob").credit()).isEqualTo(5_700);
    }

    @Test
    void refusesBadTransfers() {
        chain.refused(ErrorCode.E_AMOUNT, "alice", pay(0));
        chain.refused(ErrorCode.E_AMOUNT, "alice", pay(-1));
        chain.refused(ErrorCode.E_FUNDS, "alice", pay(5_001));
        chain.refused(ErrorCode.E_ADDRESS, "alice", new Msg.Transfer(Bytes.of((byte) 1), Asset.CTT, 1));
        chain.refused(
                ErrorCode.E_FUNDS, "alice", new Msg.Transfer(TestKeys.address("bob"), Asset.CTT, TestGenesis.CTT));
        chain.refused(ErrorCode.E_FUNDS, "alice", new Msg.RedeemCredit(5_001));
        chain.refused(ErrorCode.E_AMOUNT, "alice", new Msg.RedeemCredit(0));
        chain.must("alice", new Msg.RedeemCredit(5_000));
    }

    @Test
    void revertsEveryMessageWhenOneFails() {
        chain.refused(ErrorCode.E_FUNDS, "alice", pay(3_000), pay(3_000));
        assertThat(chain.account("bob").credit()).isEqualTo(5_000);
        assertThat(HistoryTest.entries(chain, "bob")).hasSize(2);
    }

    @Test
    void aTransferToOneselfChangesNothing() {
        chain.must("alice", new Msg.Transfer(TestKeys.address("alice"), Asset.CREDIT, 700));
        assertThat(chain.account("alice").credit()).isEqualTo(5_000);
    }

    @Test
    void refusesCreditFromAnyoneButACustodian() {
        Bytes platform = TestKeys.address("platform");
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new Msg.IssueCredit(platform, 1));
        chain.refused(ErrorCode.E_AMOUNT, "custodian", new Msg.IssueCredit(platform, 0));
        chain.refused(ErrorCode.E_AMOUNT, "custodian", new Msg.IssueCredit(platform, Long.MAX_VALUE));
        chain.refused(ErrorCode.E_ADDRESS, "custodian", new Msg.IssueCredit(Bytes.EMPTY, 1));
        chain.refused(ErrorCode.E_NOT_FOUND, "custodian", new Msg.IssueCredit(TestKeys.address("bob"), 1));
        chain.must("custodian", new Msg.IssueCredit(platform, 7));
    }

    @Test
    void refusesBadModels() {
        chain.refused(ErrorCode.E_BOND, "expert", new Msg.PublishModel(Fixtures.json(MODEL), 49_999_999));
        chain.refused(ErrorCode.E_FUNDS, "expert", new Msg.PublishModel(Fixtures.json(MODEL), 2_000_000_000L));
        chain.refused(ErrorCode.E_DOCUMENT, "expert", new Msg.PublishModel(Bytes.of((byte) '{'), 50_000_000));
        chain.refused(ErrorCode.E_DOCUMENT, "expert", new Msg.PublishModel(Bytes.of(new byte[70_000]), 50_000_000));
        List<Characteristic> heavier = MODEL.characteristics().stream()
                .map(c -> c.id().equals("volume")
                        ? c.toBuilder().weight(c.weight() + 1).build()
                        : c)
                .toList();
        chain.refused(
                ErrorCode.E_WEIGHT_SUM,
                "expert",
                new Msg.PublishModel(Fixtures.json(Fixtures.withCharacteristics(heavier, MODEL.index())), 50_000_000));
        List<Characteristic> unknownUnit = MODEL.characteristics().stream()
                .map(c ->
                        c.id().equals("volume") ? c.toBuilder().unit("furlongs").build() : c)
                .toList();
        chain.refused(
                ErrorCode.E_UNIT,
                "expert",
                new Msg.PublishModel(
                        Fixtures.json(Fixtures.withCharacteristics(unknownUnit, MODEL.index())), 50_000_000));
        chain.must("expert", PUBLISH);
        chain.refused(ErrorCode.E_DUP_HASH, "expert", PUBLISH);
        chain.refused(ErrorCode.E_DUP_HASH, "alice", PUBLISH);
    }

    @Test
    void onlyTheAuthorSupersedesAModel() {
        QualityModel next = superseding(MODEL_ID);
        MarketMsg.ReviseModel publish = new MarketMsg.ReviseModel(Fixtures.json(next), 50_000_000);
        chain.refused(ErrorCode.E_NOT_FOUND, "expert", publish);
        chain.must("expert", PUBLISH);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", publish);
        chain.refused(ErrorCode.E_DOCUMENT, "expert", publish);
    }

    private static QualityModel superseding(Bytes id) {
        return new QualityModel(
                MODEL.series(),
                MODEL.version(),
                ContentId.ofDigest(id.toArray()),
                MODEL.title(),
                MODEL.classification(),
                MODEL.standards(),
                MODEL.characteristics(),
                MODEL.index());
    }

    @Test
    void refusesBadListings() {
        Msg.PublishListing good = Fixtures.publish(LISTING);
        chain.refused(ErrorCode.E_NOT_FOUND, "merchant", good);
        chain.must("expert", PUBLISH);
        chain.refused(
                ErrorCode.E_DOCUMENT, "merchant", new Msg.PublishListing(Fixtures.json(MODEL), 1_500, good.lots()));
        for (int bps : new int[] {-1, 0, 499, 3_001, Integer.MAX_VALUE}) {
            chain.refused(ErrorCode.E_FEE_RANGE, "merchant", new Msg.PublishListing(good.document(), bps, good.lots()));
        }
        chain.refused(ErrorCode.E_DOCUMENT, "merchant", new Msg.PublishListing(good.document(), 1_500, List.of()));
        Msg.LotSeal seal = good.lots().getFirst();
        chain.refused(
                ErrorCode.E_DOCUMENT, "merchant", new Msg.PublishListing(good.document(), 1_500, List.of(seal, seal)));
        Msg.LotSeal other = new Msg.LotSeal("other", seal.unitRoot(), 1);
        chain.refused(
                ErrorCode.E_DOCUMENT, "merchant", new Msg.PublishListing(good.document(), 1_500, List.of(seal, other)));
        chain.refused(
                ErrorCode.E_MALFORMED,
                "merchant",
                new Msg.PublishListing(good.document(), 1_500, List.of(new Msg.LotSeal(Fixtures.LOT, Bytes.EMPTY, 1))));
        List<DeclaredValue> fewer = LISTING.values().stream()
                .filter(value -> !value.c().equals("volume"))
                .toList();
        chain.refused(ErrorCode.E_CHARACTERISTIC_MISSING, "merchant", Fixtures.publish(withValues(fewer)));
        List<DeclaredValue> absurd = LISTING.values().stream()
                .map(v -> v.c().equals("volume")
                        ? new DeclaredValue(v.c(), Decimal.of("99.00"), null, null, v.basis(), v.evidence())
                        : v)
                .toList();
        chain.refused(ErrorCode.E_DOMAIN, "merchant", Fixtures.publish(withValues(absurd)));
        chain.must("merchant", good);
        chain.refused(ErrorCode.E_DUP_HASH, "merchant", good);
    }

    private static ListingDeclaration withValues(List<DeclaredValue> values) {
        return new ListingDeclaration(
                LISTING.model(),
                LISTING.gtin(),
                LISTING.brand(),
                LISTING.name(),
                LISTING.lots(),
                values,
                LISTING.evidence());
    }

    @Test
    void refusesBadBatches() {
        chain.must("expert", PUBLISH);
        chain.must("merchant", Fixtures.publish(LISTING));
        Msg.SubmitOrderBatch good = Fixtures.orders("platform", LISTING_ID, 1_000_001, List.of("alice", "bob"), "batch")
                .batch(0, 1, LISTING_ID);
        chain.refused(ErrorCode.E_PHASE, "platform", good);
        chain.advanceTo(1, Phase.BATCHES);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", good);
        chain.refused(ErrorCode.E_PHASE, "platform", changed(good, 1, 1, good.rows()));
        chain.refused(ErrorCode.E_PHASE, "platform", changed(good, -1, 1, good.rows()));
        chain.refused(ErrorCode.E_SEQ, "platform", changed(good, 0, 2, good.rows()));
        chain.refused(ErrorCode.E_SEQ, "platform", changed(good, 0, 0, good.rows()));
        Msg.BatchRow row = good.rows().getFirst();
        chain.refused(ErrorCode.E_SUM, "platform", changed(good, 0, 1, List.of()));
        chain.refused(ErrorCode.E_SUM, "platform", changed(good, 0, 1, List.of(row, row)));
        chain.refused(
                ErrorCode.E_SUM,
                "platform",
                changed(good, 0, 1, List.of(new Msg.BatchRow(LISTING_ID, 2, row.gross() + 1, row.fee()))));
        chain.refused(
                ErrorCode.E_AMOUNT,
                "platform",
                changed(good, 0, 1, List.of(new Msg.BatchRow(LISTING_ID, 2, -1, row.fee()))));
        chain.refused(ErrorCode.E_NOT_FOUND, "platform", one(new Msg.BatchRow(MODEL_ID, 1, 100, 15)));
        chain.refused(ErrorCode.E_FEE_RANGE, "platform", one(new Msg.BatchRow(LISTING_ID, 1, 1_000, 151)));
        chain.refused(ErrorCode.E_FEE_RANGE, "platform", one(new Msg.BatchRow(LISTING_ID, 1, 1_000, 149)));
        chain.refused(
                ErrorCode.E_ESCROW, "platform", one(new Msg.BatchRow(LISTING_ID, 1, 10_000_000_000L, 1_500_000_000L)));
        chain.refused(
                ErrorCode.E_MALFORMED,
                "platform",
                new Msg.SubmitOrderBatch(0, 1, Bytes.EMPTY, 1, 1_000, 150, good.rows(), PromoterSubtotals.NONE));
        chain.must("platform", good);
        chain.refused(ErrorCode.E_SEQ, "platform", good);
        chain.advanceTo(1, Phase.COMMITS);
        chain.refused(ErrorCode.E_PHASE, "platform", changed(good, 0, 2, good.rows()));
    }

    private static Msg.SubmitOrderBatch one(Msg.BatchRow row) {
        return new Msg.SubmitOrderBatch(
                0, 1, TestKeys.hash("root"), row.count(), row.gross(), row.fee(), List.of(row), PromoterSubtotals.NONE);
    }

    private static Msg.SubmitOrderBatch changed(Msg.SubmitOrderBatch b, long cycle, long seq, List<Msg.BatchRow> rows) {
        return new Msg.SubmitOrderBatch(cycle, seq, b.root(), b.count(), b.gross(), b.fee(), rows, b.promoterRoot());
    }

    @Test
    void refusesClaimsOnWhatIsNotThere() {
        chain.refused(ErrorCode.E_NOT_FOUND, "expert", new Msg.ClaimReward(MODEL_ID, 0, Share.EXPERT));
        chain.refused(
                ErrorCode.E_NOT_FOUND,
                "alice",
                new Msg.CommitReport(TestKeys.hash("nullifier"), TestKeys.hash("commitment"), 5_000_000));
    }
}
