package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.SumNode;
import org.junit.jupiter.api.Test;

class PromoterSubtotalsTest {
    private static final Bytes PLATFORM = Bytes.of(new byte[20]);

    private static Bytes hash(int n) {
        return Sha256.of(Bytes.of((byte) n, (byte) (n >> 8)));
    }

    private static OrderLeaf leaf(int id, int listing, long gross, Bytes promoter) {
        return new OrderLeaf(PLATFORM, hash(id), hash(listing), "L", 1, gross, gross / 7, promoter, hash(id), 7);
    }

    private static List<OrderLeaf> orders(int size, Random random) {
        List<OrderLeaf> orders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int promoter = random.nextInt(5);
            orders.add(leaf(
                    1_000 + i,
                    random.nextInt(4),
                    random.nextInt(1_000_000),
                    promoter == 0 ? Bytes.EMPTY : hash(promoter).slice(0, 20)));
        }
        return orders;
    }

    @Test
    void nobodyRecommended() {
        List<OrderLeaf> plain = List.of(leaf(1, 2, 3, Bytes.EMPTY));
        assertThat(PromoterSubtotals.root(plain)).isEqualTo(PromoterSubtotals.NONE);
        assertThat(PromoterSubtotals.proved(plain)).isEmpty();
    }

    /** Against sums taken one by one; every subtotal proves, none proves with another sum or for another promoter. */
    @Property(tries = 60)
    void everySubtotalProvesAndOnlyAsItIs(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed)
            throws ProofException {
        List<OrderLeaf> orders = orders(size, new Random(seed));
        SumNode root = PromoterSubtotals.root(orders);
        Map<String, long[]> slow = new TreeMap<>();
        for (OrderLeaf order : orders) {
            if (!order.promoter().isEmpty()) {
                long[] sums = slow.computeIfAbsent(
                        order.promoter().hex() + order.listing().hex(), _ -> new long[3]);
                sums[0]++;
                sums[1] += order.gross();
                sums[2] += order.fee();
            }
        }
        List<PromoterSubtotals.Proved> all = PromoterSubtotals.proved(orders);
        assertThat(all).hasSize(slow.size());
        assertThat(root.fee())
                .isEqualTo(slow.values().stream().mapToLong(sums -> sums[2]).sum());
        assertThat(root.count())
                .isEqualTo(slow.values().stream().mapToLong(sums -> sums[0]).sum());
        for (PromoterSubtotals.Proved one : all) {
            PromoterSubtotals.Subtotal s = one.subtotal();
            assertThat(new long[] {s.orders(), s.gross(), s.fee()})
                    .isEqualTo(slow.get(s.promoter().hex() + s.listing().hex()));
            PromoterSubtotals.verify(root, s, one.path());
            for (PromoterSubtotals.Subtotal other : List.of(
                    new PromoterSubtotals.Subtotal(s.promoter(), s.listing(), s.orders(), s.gross(), s.fee() + 1),
                    new PromoterSubtotals.Subtotal(s.promoter(), s.listing(), s.orders() + 1, s.gross(), s.fee()),
                    new PromoterSubtotals.Subtotal(hash(99).slice(0, 20), s.listing(), s.orders(), s.gross(), s.fee()),
                    new PromoterSubtotals.Subtotal(s.promoter(), hash(99), s.orders(), s.gross(), s.fee()))) {
                assertThatExceptionOfType(ProofException.class)
                        .isThrownBy(() -> PromoterSubtotals.verify(root, other, one.path()));
            }
        }
    }

    /** What all promoters of a platform can claim of a pot never exceeds it. */
    @Property(tries = 100)
    void partsNeverExceedThePot(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<OrderLeaf> orders = orders(size, random);
        long pot = random.nextInt(1_000_000);
        long fees = PromoterSubtotals.root(orders).fee();
        long paid = PromoterSubtotals.of(orders).stream()
                .mapToLong(subtotal -> Recommenders.part(pot, subtotal.fee(), fees))
                .sum();
        assertThat(paid).isLessThanOrEqualTo(pot);
    }
}
