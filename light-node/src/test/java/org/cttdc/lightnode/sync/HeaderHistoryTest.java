package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory.Delivered;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeaderHistoryTest {
    private static final int HEIGHT = 1250;
    private static final TestChain CHAIN = TestChain.of(2);

    @TempDir
    Path home;

    private final List<Long> heights = new ArrayList<>();

    @BeforeAll
    static void grow() {
        CHAIN.grow(HEIGHT);
    }

    private void collect(Verified<List<HashedHeader>> page) {
        for (HashedHeader header : page.value()) {
            long height = header.header().height();
            assertThat(header.header()).isEqualTo(CHAIN.block(height).light().header());
            assertThat(header.hash()).isEqualTo(header.header().hash());
            heights.add(height);
        }
    }

    private static LightNode synced(Path home, TestChain chain, LyingNode... nodes) {
        LightNode light = TestNodes.open(home, chain.trust(), nodes);
        light.awaitHeight(chain.height() - 1);
        return light;
    }

    private static List<Long> down(long high, long low) {
        return LongStream.rangeClosed(low, high)
                .map(h -> high + low - h)
                .boxed()
                .toList();
    }

    private static List<Long> up(long low, long high) {
        return LongStream.rangeClosed(low, high).boxed().toList();
    }

    @Test
    void linksEveryHeaderDownToTheFirst() {
        try (LyingNode a = new LyingNode(CHAIN);
                LyingNode b = new LyingNode(CHAIN);
                LightNode light = synced(home, CHAIN, a, b)) {
            Delivered delivered = light.history().linked(1, this::collect);
            assertThat(heights).isEqualTo(down(HEIGHT, 1));
            assertThat(delivered).isEqualTo(new Delivered(HEIGHT, 1, HEIGHT));
            heights.clear();
            assertThat(light.history().linked(1, this::collect).headers()).isZero();
            light.history().restart();
            assertThat(light.history().linked(HEIGHT - 99, this::collect).headers())
                    .isEqualTo(100);
        }
    }

    @Test
    void namesTheSignedHeaderThatAllIsLinkedTo() {
        try (LyingNode a = new LyingNode(CHAIN);
                LightNode light = synced(home, CHAIN, a)) {
            light.history().linked(HEIGHT - 50, page -> {
                assertThat(page.provenance().headerHeight()).isEqualTo(HEIGHT);
                assertThat(page.provenance().headerHash())
                        .isEqualTo(CHAIN.block(HEIGHT).light().header().hash());
            });
        }
    }

    @Test
    void signsEveryHeaderUpToTheNewestAndFetchesASetOnce() {
        TestChain chain = TestChain.of(4);
        chain.grow(30);
        chain.changeValidators(2, 4);
        chain.grow(30);
        Set<String> fetched = ConcurrentHashMap.newKeySet();
        AtomicInteger fetches = new AtomicInteger();
        try (LyingNode node = new LyingNode(chain);
                LightNode light = synced(home, chain, node)) {
            node.lie((method, result) -> {
                if (method.equals("validators")) {
                    fetched.add(result.get("validators").toString());
                    fetches.incrementAndGet();
                }
                return result;
            });
            List<Long> seen = new ArrayList<>();
            Delivered delivered = light.history()
                    .signed(
                            60,
                            page -> page.value()
                                    .forEach(h -> seen.add(h.header().height())));
            assertThat(seen).isEqualTo(up(1, 60));
            assertThat(delivered).isEqualTo(new Delivered(60, 1, 60));
            assertThat(fetched).hasSize(2);
            // Chunks that run at the same time may each ask for a set before the first has it.
            assertThat(fetches.get()).isLessThan(12);
        }
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        TestChain chain = TestChain.of(2);
        chain.grow(700);
        try (LyingNode node = new LyingNode(chain)) {
            try (LightNode light = synced(home, chain, node)) {
                assertThatThrownBy(() -> light.history().linked(1, page -> {
                            if (heights.size() > 300) {
                                throw new IllegalStateException("enough");
                            }
                            page.value().forEach(h -> heights.add(h.header().height()));
                        }))
                        .hasMessage("enough");
            }
            int first = heights.size();
            assertThat(heights).isEqualTo(down(700, 700 - first + 1));
            chain.grow(50);
            try (LightNode light = synced(home, chain, node)) {
                Delivered delivered = light.history()
                        .linked(
                                1,
                                page -> page.value()
                                        .forEach(h -> heights.add(h.header().height())));
                assertThat(delivered).isEqualTo(new Delivered(750 - first, 1, 750));
            }
            List<Long> expected = new ArrayList<>(down(700, 700 - first + 1));
            expected.addAll(down(750, 701));
            expected.addAll(down(700 - first, 1));
            assertThat(heights).isEqualTo(expected);
        }
    }

    @Test
    void asksAnotherEndpointWhereOneForgesAPage() {
        try (LyingNode liar = new LyingNode(CHAIN);
                LyingNode honest = new LyingNode(CHAIN);
                LightNode light = synced(home, CHAIN, liar, honest)) {
            liar.lie(HeaderHistoryTest::forgeEveryHeader);
            light.history().linked(1, this::collect);
            assertThat(heights).isEqualTo(down(HEIGHT, 1));
            TestNodes.await(light, s -> s.peers() == 1);
        }
    }

    private static JsonNode forgeEveryHeader(String method, ObjectNode result) {
        if (method.equals("blockchain")) {
            result.get("block_metas").forEach(meta -> ((ObjectNode) meta.get("header")).put("app_hash", "AB"));
        }
        return result;
    }

    @Test
    void refusesForgedMissingAndRepeatedHeaders() {
        try (LyingNode node = new LyingNode(CHAIN)) {
            assertRefused(node, Code.INVALID_HEADER, HeaderHistoryTest::forgeEveryHeader);
            assertRefused(node, Code.HEIGHT_PRUNED, (method, result) -> {
                if (method.equals("blockchain")) {
                    result.withArray("block_metas")
                            .remove(result.get("block_metas").size() - 1);
                }
                return result;
            });
            assertRefused(node, Code.INVALID_HEADER, (method, result) -> {
                if (method.equals("blockchain")) {
                    var metas = result.withArray("block_metas");
                    metas.set(1, metas.get(0));
                }
                return result;
            });
            assertRefused(node, Code.BAD_REPLY, (method, result) -> {
                if (method.equals("blockchain")) {
                    var metas = result.withArray("block_metas");
                    metas.add(metas.get(0));
                }
                return result;
            });
        }
    }

    private void assertRefused(LyingNode node, Code code, LyingNode.Lie lie) {
        Set<Long> seen = new HashSet<>();
        try (LightNode light = synced(home.resolve(code + "-" + heights.size()), CHAIN, node)) {
            node.lie(lie);
            assertThatThrownBy(() -> light.history()
                            .linked(
                                    1,
                                    page -> page.value()
                                            .forEach(h -> seen.add(h.header().height()))))
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(code));
            assertThat(seen).containsExactly((long) HEIGHT);
        } finally {
            node.lie((method, result) -> result);
            heights.add(0L);
        }
    }
}
