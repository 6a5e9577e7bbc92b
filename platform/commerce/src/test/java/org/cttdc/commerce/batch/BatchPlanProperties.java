package org.cttdc.commerce.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.testing.Shop;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;

class BatchPlanProperties {
    private static final Bytes PLATFORM = Shop.PLATFORM.address();

    @Property(tries = 100)
    void sumsAreThoseOfTheOrdersAndEveryOrderIsProved(@ForAll @IntRange(min = 1, max = 80) int size, @ForAll long seed)
            throws ProofException {
        Random random = new Random(seed);
        List<BatchPlan.Entry> orders =
                IntStream.range(0, size).mapToObj(i -> order(i, 7, random)).toList();

        BatchPlan plan = BatchPlan.of(orders);
        Msg.SubmitOrderBatch message = plan.message(3, 9);

        assertThat(message.count()).isEqualTo(size);
        assertThat(message.gross())
                .isEqualTo(orders.stream().mapToLong(o -> o.leaf().gross()).sum());
        assertThat(message.fee())
                .isEqualTo(orders.stream().mapToLong(o -> o.leaf().fee()).sum());
        assertThat(message.rows().stream().mapToLong(Msg.BatchRow::gross).sum()).isEqualTo(message.gross());
        assertThat(message.rows().stream().mapToLong(Msg.BatchRow::fee).sum()).isEqualTo(message.fee());
        assertThat(message.rows().stream().mapToLong(Msg.BatchRow::count).sum()).isEqualTo(size);
        assertThat(message.rows()).extracting(Msg.BatchRow::listing).isSorted().doesNotHaveDuplicates();
        BatchState onChain = new BatchState(
                PLATFORM,
                3,
                9,
                message.root(),
                message.count(),
                message.gross(),
                message.fee(),
                message.rows(),
                message.promoterRoot(),
                1);
        for (int i = 0; i < size; i++) {
            InclusionVerifier.verify(plan.orders().get(i).leaf(), new Inclusion(9, plan.path(i)), onChain);
        }
    }

    @Property(tries = 50)
    void theSameOrdersInAnyOrderGiveTheSameBatch(@ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<BatchPlan.Entry> orders = new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> order(i, 5, random)).toList());
        BatchPlan first = BatchPlan.of(orders);
        Collections.shuffle(orders, random);

        assertThat(BatchPlan.of(orders)).isEqualTo(first);
    }

    @Property(tries = 20)
    void batchesTakeAtMost256ListingsAndLoseNoOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<BatchPlan.Entry> left = new ArrayList<>(
                IntStream.range(0, 900).mapToObj(i -> order(i, 700, random)).toList());
        int taken = 0;
        while (!left.isEmpty()) {
            List<BatchPlan.Entry> batch = BatchPlan.take(left);
            assertThat(BatchPlan.of(batch).rows()).hasSizeBetween(1, 256);
            taken += batch.size();
            left.removeAll(batch);
        }
        assertThat(taken).isEqualTo(900);
    }

    @Test
    void promotersAreSummedUnderTheirOwnRoot() {
        OrderLeaf plain = leaf(1, Shop.listing(1), 100, 5, Bytes.EMPTY);
        OrderLeaf one = leaf(2, Shop.listing(1), 100, 5, Shop.BUYER.address());
        OrderLeaf two = leaf(3, Shop.listing(2), 300, 7, Shop.BUYER.address());

        assertThat(PromoterSubtotals.root(List.of(plain))).isEqualTo(PromoterSubtotals.NONE);
        assertThat(PromoterSubtotals.of(List.of(two, plain, one)))
                .containsExactlyInAnyOrder(
                        new PromoterSubtotals.Subtotal(Shop.BUYER.address(), Shop.listing(1), 1, 100, 5),
                        new PromoterSubtotals.Subtotal(Shop.BUYER.address(), Shop.listing(2), 1, 300, 7));
        assertThat(PromoterSubtotals.root(List.of(plain, one, two)))
                .isEqualTo(PromoterSubtotals.root(List.of(two, one)))
                .isNotEqualTo(PromoterSubtotals.root(List.of(one)));
    }

    private static BatchPlan.Entry order(int id, int listings, Random random) {
        long gross = random.nextLong(10_000_000_000_001L);
        Bytes promoter = random.nextBoolean() ? Bytes.EMPTY : Shop.BUYER.address();
        return new BatchPlan.Entry(id, leaf(id, Shop.listing(random.nextInt(listings)), gross, gross / 7, promoter));
    }

    private static OrderLeaf leaf(int id, Bytes listing, long gross, long fee, Bytes promoter) {
        Bytes unique = Shop.listing(id + 10_000);
        return new OrderLeaf(PLATFORM, unique, listing, "L1", 1, gross, fee, promoter, unique, 7);
    }
}
