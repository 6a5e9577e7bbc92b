package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.ProofSpec;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.cttdc.protocol.proof.smt.SparseMerkleTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored tree against the pure one: same roots, same proofs, at every retained version. */
class StateTreeTest {
    @Property(tries = 15)
    void agreesWithThePureTree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int keys) throws Exception {
        Path home = Files.createTempDirectory("state-tree");
        try (Database database = Trees.database(home)) {
            compare(new StateTree(database), new Random(seed), keys);
        } finally {
            Trees.delete(home);
        }
    }

    private static void compare(StateTree tree, Random random, int keys) throws Exception {
        TreeMap<Bytes, Bytes> model = new TreeMap<>();
        List<TreeMap<Bytes, Bytes>> versions = new ArrayList<>();
        for (int version = 0; version < 12; version++) {
            SortedMap<Bytes, @Nullable Bytes> puts = Trees.randomPuts(random, keys);
            tree.write(tree.change(version, puts));
            puts.forEach((key, value) -> {
                if (value == null) {
                    model.remove(key);
                } else {
                    model.put(key, value);
                }
            });
            versions.add(new TreeMap<>(model));
        }
        for (int version = 0; version < versions.size(); version++) {
            SparseMerkleTree oracle = SparseMerkleTree.of(SmtHasher.ICS23, versions.get(version));
            assertThat(tree.rootHash(version)).isEqualTo(oracle.root());
            for (int i = 0; i < 10; i++) {
                checkKey(tree, version, versions.get(version), oracle, Trees.key(random.nextInt(keys)));
            }
        }
    }

    private static void checkKey(
            StateTree tree, int version, Map<Bytes, Bytes> model, SparseMerkleTree oracle, Bytes key) throws Exception {
        Bytes value = model.get(key);
        assertThat(tree.get(key, version)).isEqualTo(value);
        if (model.isEmpty()) {
            return;
        }
        CommitmentProof proof = tree.prove(key, version);
        assertThat(oracle.prove(key)).contains(proof);
        CommitmentProof sent = Ics23Codec.decode(Ics23Codec.encode(proof));
        if (value == null) {
            Ics23.verifyNonMembership(ProofSpec.SMT, oracle.root(), sent, key);
        } else {
            Ics23.verifyMembership(ProofSpec.SMT, oracle.root(), sent, key, value);
        }
    }

    @Test
    void forgetsOldVersionsAndKeepsTheOthersProvable(@TempDir Path home) throws Exception {
        try (Database database = Trees.database(home)) {
            StateTree tree = new StateTree(database);
            Random random = new Random(7);
            for (int version = 0; version < 60; version++) {
                tree.write(tree.change(version, Trees.randomPuts(random, 50)));
            }
            Bytes key = Trees.key(3);
            Bytes before = tree.get(key, 50);
            Bytes root = tree.rootHash(50);
            long records = database.table("tree.nodes").size();
            for (int i = 0; i < 100; i++) {
                tree.prune(50, 100);
            }
            assertThat(tree.holds(49)).isFalse();
            assertThat(tree.holds(50)).isTrue();
            assertThat(database.table("tree.nodes").size()).isLessThan(records / 2);
            assertThat(tree.get(key, 50)).isEqualTo(before);
            assertThat(tree.rootHash(50)).isEqualTo(root);
            tree.prove(key, 50);
            tree.prove(Trees.key(999), 59);
        }
    }

    /** So many that the root's subtrees are computed beside each other. */
    @Test
    void agreesWithThePureTreeOnLargeChanges(@TempDir Path home) throws Exception {
        try (Database database = Trees.database(home)) {
            StateTree tree = new StateTree(database);
            SortedMap<Bytes, Bytes> model = new TreeMap<>();
            Random random = new Random(11);
            for (int version = 0; version < 3; version++) {
                SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
                while (puts.size() < 2_000) {
                    Bytes key = Trees.key(random.nextInt(5_000));
                    boolean removed = random.nextInt(4) == 0;
                    Bytes value = Trees.key(random.nextInt());
                    puts.put(key, removed ? null : value);
                    if (removed) {
                        model.remove(key);
                    } else {
                        model.put(key, value);
                    }
                }
                tree.write(tree.change(version, puts));
                SparseMerkleTree oracle = SparseMerkleTree.of(SmtHasher.ICS23, model);
                assertThat(tree.rootHash(version)).isEqualTo(oracle.root());
            }
        }
    }

    /** A record that is written again as it was costs nothing and stays readable after its first version is gone. */
    @Test
    void leavesAKeyAloneThatGetsTheValueItHad(@TempDir Path home) throws Exception {
        try (Database database = Trees.database(home)) {
            StateTree tree = new StateTree(database);
            SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
            for (int i = 0; i < 40; i++) {
                puts.put(Trees.key(i), Trees.key(i));
            }
            tree.write(tree.change(0, puts));
            long values = database.table("tree.values").size();
            Bytes root = tree.rootHash(0);
            tree.write(tree.change(1, puts));
            tree.write(tree.change(2, new TreeMap<>()));
            assertThat(tree.rootHash(1)).isEqualTo(root);
            assertThat(database.table("tree.values").size()).isEqualTo(values);
            tree.prune(2, 1_000);
            assertThat(tree.holds(0)).isFalse();
            puts.forEach((key, value) -> assertThat(tree.get(key, 2)).isEqualTo(value));
        }
    }
}
