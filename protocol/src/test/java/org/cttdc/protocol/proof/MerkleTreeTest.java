package org.cttdc.protocol.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** crypto/merkle/rfc6962_test.go of CometBFT. */
    @Test
    void hashesTheRfc6962Examples() {
        assertThat(MerkleTree.leafHash(text("L123456")).hex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        assertThat(MerkleTree.innerHash(text("N123"), text("N456")).hex())
                .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
        assertThat(MerkleTree.root(List.of()).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Property(tries = 60)
    void everyPathLeadsToTheRoot(@ForAll @IntRange(min = 1, max = 70) int count) throws ProofException {
        List<Bytes> items = items(count);
        Bytes root = MerkleTree.root(items);
        List<InclusionPath> paths = MerkleTree.paths(items);
        for (int i = 0; i < count; i++) {
            assertThat(paths.get(i).index()).isEqualTo(i);
            MerkleTree.verify(root, paths.get(i), items.get(i));
        }
    }

    @Property(tries = 200)
    void refusesAnyChangedBit(
            @ForAll @IntRange(min = 2, max = 40) int count, @ForAll int at, @ForAll @IntRange(max = 100_000) int bit) {
        List<Bytes> items = items(count);
        Bytes root = MerkleTree.root(items);
        int index = Math.floorMod(at, count);
        InclusionPath path = MerkleTree.paths(items).get(index);
        List<Bytes> aunts = new ArrayList<>(path.aunts());
        int aunt = bit % aunts.size();
        aunts.set(aunt, Bits.flip(aunts.get(aunt), bit));
        refused(Reason.ROOT, root, new InclusionPath(index, count, aunts), items.get(index));
        refused(Reason.ROOT, root, path, Bits.flip(items.get(index), bit));
        refused(Reason.ROOT, Bits.flip(root, bit), path, items.get(index));
    }

    @Property(tries = 200)
    void refusesAnotherPosition(@ForAll @IntRange(min = 2, max = 40) int count, @ForAll int at, @ForAll int other) {
        List<Bytes> items = items(count);
        Bytes root = MerkleTree.root(items);
        int index = Math.floorMod(at, count);
        int wrong = Math.floorMod(index + 1 + Math.floorMod(other, count - 1), count);
        InclusionPath path = MerkleTree.paths(items).get(index);
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(
                        () -> MerkleTree.verify(root, new InclusionPath(wrong, count, path.aunts()), items.get(index)))
                .satisfies(e -> assertThat(e.reason()).isIn(Reason.ROOT, Reason.DEPTH));
    }

    @Test
    void refusesImpossibleShapes() {
        List<Bytes> items = items(5);
        Bytes root = MerkleTree.root(items);
        InclusionPath path = MerkleTree.paths(items).get(1);
        Bytes item = items.get(1);
        refused(Reason.POSITION, root, new InclusionPath(-1, 5, path.aunts()), item);
        refused(Reason.POSITION, root, new InclusionPath(5, 5, path.aunts()), item);
        refused(Reason.POSITION, root, new InclusionPath(0, 0, path.aunts()), item);
        refused(Reason.DEPTH, root, new InclusionPath(1, 5, path.aunts().subList(1, 3)), item);
        refused(Reason.DEPTH, root, new InclusionPath(1, Long.MAX_VALUE, path.aunts()), item);
        refused(
                Reason.DEPTH,
                root,
                new InclusionPath(
                        1, 5, IntStream.range(0, 101).mapToObj(i -> root).toList()),
                item);
        refused(
                Reason.HASH_LENGTH,
                root,
                new InclusionPath(
                        1,
                        5,
                        List.of(path.aunts().get(0), text("short"), path.aunts().get(2))),
                item);
    }

    private static void refused(Reason reason, Bytes root, InclusionPath path, Bytes item) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> MerkleTree.verify(root, path, item))
                .extracting(ProofException::reason)
                .isEqualTo(reason);
    }

    private static List<Bytes> items(int count) {
        return IntStream.range(0, count).mapToObj(i -> text("item " + i)).toList();
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
