package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortitionTreeTest {
    private final Memory memory = new Memory();
    private final SortitionTree tree = new SortitionTree(memory);

    /** Kleros, test/arbitration: the numbers of the reference page. */
    @Test
    void drawsAsKlerosDoes() {
        set("ali", 15);
        set("bob", 5);
        set("carl", 10);
        set("deli", 20);
        assertThat(memory.sums).containsExactly(bigs(50, 25, 25, 10, 15, 20, 5));
        assertThat(drawn(13)).isEqualTo("ali");
        assertThat(drawn(27)).isEqualTo("deli");
        set("carl", 14);
        assertThat(drawn(13)).isEqualTo("carl");
        set("carl", 10);
        assertThat(drawn(13)).isEqualTo("ali");
        set("deli", 0);
        assertThat(drawn(27)).isEqualTo("bob");
    }

    @Test
    void anEmptyTreeDrawsNobody() {
        assertThat(tree.draw(BigInteger.ONE)).isEmpty();
        assertThat(tree.drawDistinct(Bytes.EMPTY, 3)).isEmpty();
        set("ali", 1);
        set("ali", 0);
        assertThat(tree.draw(BigInteger.ONE)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> set("ali", -1));
    }

    /** Every number below the total draws somebody, each as often as their weight says, whatever happened to the tree before. */
    @Property(tries = 200)
    void drawsInProportionToWeight(@ForAll @Size(max = 40) List<@IntRange(max = 119) Integer> changes) {
        Memory nodes = new Memory();
        SortitionTree random = new SortitionTree(nodes);
        Map<Bytes, Integer> weights = new TreeMap<>();
        for (int change : changes) {
            Bytes id = Bytes.of((byte) (change / 10));
            random.set(id, BigInteger.valueOf(change % 10));
            weights.put(id, change % 10);
        }
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(random.total()).isEqualTo(BigInteger.valueOf(total));
        Map<Bytes, Integer> drawn = new TreeMap<>();
        for (int number = 0; number < total; number++) {
            drawn.merge(random.draw(BigInteger.valueOf(number)).orElseThrow(), 1, Integer::sum);
        }
        weights.values().removeIf(weight -> weight == 0);
        assertThat(drawn).isEqualTo(weights);
    }

    /** The slow way: remove who was drawn, draw again, put everybody back. */
    @Property(tries = 200)
    void drawsDifferentPersons(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1000) Long> weights,
            @ForAll @IntRange(max = 31) int seats,
            @ForAll @Size(4) byte[] seed) {
        Memory nodes = new Memory();
        SortitionTree random = new SortitionTree(nodes);
        for (int i = 0; i < weights.size(); i++) {
            random.set(Bytes.of((byte) i), BigInteger.valueOf(weights.get(i)));
        }
        List<BigInteger> before = List.copyOf(nodes.sums);
        List<Bytes> drawn = random.drawDistinct(Bytes.of(seed), seats);
        assertThat(nodes.sums).isEqualTo(before);
        assertThat(drawn).doesNotHaveDuplicates();
        long willing = weights.stream().filter(weight -> weight > 0).count();
        assertThat(drawn).hasSize((int) Math.min(willing, seats)).allMatch(id -> weights.get(id.at(0)) > 0);
    }

    private void set(String name, long weight) {
        tree.set(Bytes.of(name.getBytes(StandardCharsets.US_ASCII)), BigInteger.valueOf(weight));
    }

    private String drawn(long number) {
        return new String(tree.draw(BigInteger.valueOf(number)).orElseThrow().toArray(), StandardCharsets.US_ASCII);
    }

    private static BigInteger[] bigs(long... values) {
        BigInteger[] bigs = new BigInteger[values.length];
        for (int i = 0; i < values.length; i++) {
            bigs[i] = BigInteger.valueOf(values[i]);
        }
        return bigs;
    }

    private static final class Memory implements SortitionTree.Nodes {
        private final List<BigInteger> sums = new ArrayList<>(List.of(BigInteger.ZERO));
        private final List<@Nullable Bytes> ids = new ArrayList<>(Collections.singletonList(null));
        private final Map<Bytes, Integer> places = new TreeMap<>();
        private final Deque<Integer> vacant = new ArrayDeque<>();

        @Override
        public int size() {
            return sums.size();
        }

        @Override
        public void resize(int size) {
            while (sums.size() < size) {
                sums.add(BigInteger.ZERO);
                ids.add(null);
            }
        }

        @Override
        public BigInteger sum(int place) {
            return sums.get(place);
        }

        @Override
        public void setSum(int place, BigInteger sum) {
            sums.set(place, sum);
        }

        @Override
        public @Nullable Bytes id(int place) {
            return ids.get(place);
        }

        @Override
        public void setId(int place, @Nullable Bytes id) {
            Bytes before = ids.get(place);
            if (before != null) {
                places.remove(before, place);
            }
            ids.set(place, id);
            if (id != null) {
                places.put(id, place);
            }
        }

        @Override
        public int place(Bytes id) {
            return places.getOrDefault(id, 0);
        }

        @Override
        public int takeVacant() {
            return vacant.isEmpty() ? 0 : vacant.pop();
        }

        @Override
        public void addVacant(int place) {
            vacant.push(place);
        }
    }
}
