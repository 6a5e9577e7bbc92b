package org.cttdc.commerce.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cttdc.commerce.testing.Shop.BUYER;
import static org.cttdc.commerce.testing.Shop.PLATFORM;
import static org.cttdc.commerce.testing.Shop.listing;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Order.Stage;
import org.cttdc.commerce.testing.CrashingSource;
import org.cttdc.commerce.testing.CrashingSource.Crash;
import org.cttdc.commerce.testing.FakeChain;
import org.cttdc.commerce.testing.Shop;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatcherTest {
    private static final long CYCLE = 120;
    private static final int ORDERS = 5;

    @Test
    void finalOrdersOfACycleAreAnchoredInTheNextOnesFirstPhase() throws ProofException {
        Shop shop = stocked(Shop.memory(), Shop.chain());
        buy(shop);
        shop.live(CYCLE);
        assertThat(shop.chain.batches()).isEmpty();
        shop.live(CYCLE + 10);

        assertThat(shop.chain.batches()).hasSize(1);
        assertAnchoredOnce(shop);
        assertThat(shop.rounds.status().problems()).isEmpty();
        assertThat(shop.rounds.status().unanchored()).isZero();
    }

    @Test
    void moreListingsThanARowLimitTakeSeveralBatches() throws ProofException {
        FakeChain chain = Shop.chain();
        Shop shop = new Shop(Shop.memory(), chain, new Shop.Clock());
        for (int i = 0; i < 300; i++) {
            Shop.publish(chain, listing(i), Shop.MERCHANT, 1_000, 2);
            shop.sell(listing(i), 1_000 + i);
            shop.buy("o" + i, listing(i), 1);
        }
        shop.live(CYCLE + 20);

        assertThat(chain.batches()).extracting(Msg.SubmitOrderBatch::seq).containsExactly(1L, 2L);
        assertThat(chain.batches()).extracting(Msg.SubmitOrderBatch::count).containsExactly(256L, 44L);
        assertAnchoredOnce(shop);
    }

    /** Every commit of a whole cycle is cut off once, before and after it takes effect; the service starts again and goes on. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyWriteLosesAndDoublesNothing(boolean afterCommit) throws ProofException {
        boolean crashed = true;
        for (int nth = 1; crashed; nth++) {
            DataSource disk = Shop.memory();
            FakeChain chain = Shop.chain();
            buy(stocked(disk, chain));
            CrashingSource source = new CrashingSource(disk, nth, afterCommit);
            try {
                new Shop(source, chain, new Shop.Clock()).live(CYCLE + 10);
            } catch (Crash e) {
                // The next start goes on from whatever is on disk.
            }
            crashed = source.crashed();
            Shop restarted = new Shop(disk, chain, new Shop.Clock());
            restarted.rounds.run();
            restarted.live(CYCLE + 20);
            assertAnchoredOnce(restarted);
            assertThat(chain.batches()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAroundTheOutboxSendsTheSameBatchAgain(boolean afterSubmit) throws ProofException {
        DataSource disk = Shop.memory();
        FakeChain chain = Shop.chain();
        Shop shop = stocked(disk, chain);
        buy(shop);
        shop.live(CYCLE);
        Runnable crash = () -> {
            throw new Crash();
        };
        Runnable nothing = () -> {};
        chain.onSubmit(afterSubmit ? nothing : crash, afterSubmit ? crash : nothing);
        try {
            shop.live(CYCLE + 5);
        } catch (Crash e) {
            chain.onSubmit(nothing, nothing);
        }
        Shop restarted = new Shop(disk, chain, new Shop.Clock());
        restarted.rounds.run();
        restarted.live(CYCLE + 10);

        assertThat(chain.batches()).hasSize(1);
        assertThat(chain.outbox().entries()).hasSize(1);
        assertAnchoredOnce(restarted);
    }

    @Test
    void aTransactionThatFailsIsSignedAgainForTheSameBatch() throws ProofException {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(CYCLE + 1);
        PlatformState rich = chain.get(StateKeys.platform(PLATFORM.address())).orElseThrow();
        chain.put(StateKeys.platform(PLATFORM.address()), new PlatformState(PLATFORM.address(), "Shop", 1, 0));
        chain.advanceTo(CYCLE + 2);
        chain.put(StateKeys.platform(PLATFORM.address()), rich);
        shop.live(CYCLE + 12);

        assertThat(chain.outbox().entries()).hasSize(2);
        assertThat(chain.batches()).hasSize(1);
        assertAnchoredOnce(shop);
    }

    /** A buyer challenged an order that stands in a batch: the service shows it, once. */
    @Test
    void aChallengedOrderIsShownWhereItStands() {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(CYCLE + 10);
        Order order = shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 1).getFirst();
        challenge(chain, order.receipt().leaf());
        shop.live(CYCLE + 20);

        assertThat(chain.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.leaf()).isEqualTo(order.receipt().leaf());
            assertThat(answer.batchSeq()).isEqualTo(1);
            assertThat(answer.path()).isEqualTo(order.inclusion().path());
        });
        assertThat(shop.rounds.status().problems()).isEmpty();
    }

    @Test
    void aChallengeThatCannotBeAnsweredIsAPersonsMatter() {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(CYCLE - 20);
        OrderLeaf unknown =
                new OrderLeaf(PLATFORM.address(), listing(50), listing(0), "L1", 1, 1, 0, Bytes.EMPTY, listing(51), 7);
        challenge(chain, unknown);
        shop.live(CYCLE - 18);

        assertThat(chain.answers()).isEmpty();
        assertThat(shop.rounds.status().problems()).anyMatch(problem -> problem.contains("costs a penalty"));
    }

    private static void challenge(FakeChain chain, OrderLeaf leaf) {
        chain.put(
                StateKeys.omission(leaf.nullifierCommit()),
                new OmissionState(
                        PLATFORM.address(),
                        BUYER.address(),
                        leaf.hash(),
                        0,
                        leaf.fee(),
                        1_000_000,
                        OmissionState.OmissionStage.OPEN,
                        chain.stateHeight() + 17,
                        0));
        chain.put(StateKeys.omissions(PLATFORM.address()).head(), new ListHead(1));
        chain.put(StateKeys.omissions(PLATFORM.address()).item(0), new Ref(leaf.nullifierCommit()));
    }

    @Test
    void aSequenceTakenElsewhereMovesTheBatchToTheNext() throws ProofException {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(CYCLE + 1);
        Msg.SubmitOrderBatch foreign = new Msg.SubmitOrderBatch(
                0, 1, listing(77), 1, 10, 1, List.of(new Msg.BatchRow(listing(0), 1, 10, 1)), PromoterSubtotals.NONE);
        Account account = chain.get(StateKeys.account(PLATFORM.address())).orElseThrow();
        chain.apply(BatchTx.sign(PLATFORM, FakeChain.CHAIN_ID, account.sequence(), 999, 1_000, foreign)
                .bytes());
        shop.live(CYCLE + 15);

        assertThat(chain.batches()).hasSize(2);
        assertThat(chain.batches().getLast().seq()).isEqualTo(2);
        assertAnchored(shop, shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 100));
    }

    @Test
    void ordersThatMissTheirWindowMoveToALaterCycleWithANewReceipt() throws ProofException {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(CYCLE);
        chain.dropTransactions(true);
        shop.live(CYCLE + 40);
        chain.dropTransactions(false);

        List<Order> moved = shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 100);
        assertThat(moved).allMatch(order -> order.stage() == Stage.FINAL && order.cycle() == 1);
        shop.live(2 * CYCLE + 10);
        assertThat(chain.batches()).extracting(Msg.SubmitOrderBatch::cycle).containsExactly(1L);
        assertAnchoredOnce(shop);
    }

    @Test
    void aServiceThatSleptThroughTheWindowPromisesOnlyWhatItCanKeep() throws ProofException {
        FakeChain chain = Shop.chain();
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        chain.advanceTo(CYCLE + 50);
        shop.rounds.run();
        assertThat(shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 100)).allMatch(o -> o.cycle() == 1);
        shop.live(2 * CYCLE + 10);

        assertAnchoredOnce(shop);
    }

    @Test
    void aShortEscrowIsSaidAndNothingIsSentUntilItIsFilled() throws ProofException {
        FakeChain chain = Shop.chain();
        chain.put(StateKeys.platform(PLATFORM.address()), new PlatformState(PLATFORM.address(), "Shop", 10, 0));
        Shop shop = stocked(Shop.memory(), chain);
        buy(shop);
        shop.live(5);
        assertThat(shop.rounds.status().covered()).isFalse();
        shop.live(CYCLE + 10);
        assertThat(shop.rounds.status().problems()).anyMatch(p -> p.contains("deposit at least"));
        assertThat(chain.outbox().entries()).isEmpty();

        chain.put(StateKeys.platform(PLATFORM.address()), new PlatformState(PLATFORM.address(), "Shop", 1_000_000, 0));
        shop.live(CYCLE + 15);
        assertAnchoredOnce(shop);
        assertThat(shop.rounds.status().problems()).isEmpty();
        assertThat(shop.rounds.status().covered()).isTrue();
    }

    @Test
    void aPlatformThatIsNotAccreditedIsTold() {
        FakeChain chain = Shop.chain();
        chain.remove(StateKeys.platform(PLATFORM.address()));
        Shop shop = stocked(Shop.memory(), chain);
        shop.live(3);

        assertThat(shop.rounds.status().problems()).anyMatch(p -> p.contains("not accredited"));
    }

    private static Shop stocked(DataSource source, FakeChain chain) {
        Shop shop = new Shop(source, chain, new Shop.Clock());
        shop.sell(listing(0), 12_345);
        return shop;
    }

    private static void buy(Shop shop) {
        for (int i = 0; i < ORDERS; i++) {
            shop.buy("order-" + i, listing(0), 1 + i);
        }
    }

    /** Each order stands in exactly one batch, with a path that proves it. */
    private static void assertAnchoredOnce(Shop shop) throws ProofException {
        List<Order> orders = new ArrayList<>(shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 1_000));
        assertAnchored(shop, orders);
        long anchored = shop.chain.batches().stream()
                .mapToLong(Msg.SubmitOrderBatch::count)
                .sum();
        assertThat(anchored).isEqualTo(orders.size());
    }

    private static void assertAnchored(Shop shop, List<Order> orders) throws ProofException {
        assertThat(orders).isNotEmpty().allMatch(order -> order.stage() == Stage.ANCHORED);
        for (Order order : orders) {
            assertThat(order.receipt()).isNotNull();
            assertThat(order.inclusion()).isNotNull();
            BatchState batch = shop.chain
                    .get(StateKeys.batch(PLATFORM.address(), order.inclusion().batchSeq()))
                    .orElseThrow();
            assertThat(batch.cycle()).isEqualTo(order.receipt().cycle());
            InclusionVerifier.verify(order.receipt().leaf(), order.inclusion(), batch);
        }
    }
}
