package org.cttdc.protocol.proof.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.Bits;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.Ics23;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.cttdc.protocol.proof.ics23.ProofSpec;
import org.junit.jupiter.api.Test;

class SparseMerkleTreeTest {
    @Test
    void hasherFollowsTheStandardSpecification() {
        assertThat(SmtHasher.ICS23.spec()).isEqualTo(ProofSpec.SMT);
    }

    @Property(tries = 150)
    void everyKeyIsProvenPresentOrAbsent(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed)
            throws ProofException {
        for (SmtHasher hasher : List.of(SmtHasher.ICS23, SmtHasher.JMT)) {
            Map<Bytes, Bytes> entries = entries(size, seed);
            SparseMerkleTree tree = SparseMerkleTree.of(hasher, entries);
            List<CommitmentProof> all = new ArrayList<>();
            for (Map.Entry<Bytes, Bytes> entry : entries.entrySet()) {
                CommitmentProof proof = prove(tree, entry.getKey());
                Ics23.verifyMembership(hasher.spec(), tree.root(), proof, entry.getKey(), entry.getValue());
                refused(() -> Ics23.verifyNonMembership(hasher.spec(), tree.root(), proof, entry.getKey()));
                all.add(proof);
            }
            for (int i = 0; i < 10; i++) {
                Bytes absent = key(seed, size + i);
                CommitmentProof proof = prove(tree, absent);
                Ics23.verifyNonMembership(hasher.spec(), tree.root(), proof, absent);
                all.add(proof);
            }
            CommitmentProof batch = Ics23Codec.decode(Ics23Codec.encode(new BatchProof(all)));
            assertThat(batch).isEqualTo(new BatchProof(all));
            for (Map.Entry<Bytes, Bytes> entry : entries.entrySet()) {
                Ics23.verifyMembership(hasher.spec(), tree.root(), batch, entry.getKey(), entry.getValue());
            }
            Ics23.verifyNonMembership(hasher.spec(), tree.root(), batch, key(seed, size));
        }
    }

    /** No present key can be shown absent by leaving out the leaf between its two neighbours. */
    @Property(tries = 100)
    void presentKeysCannotBeShownAbsent(@ForAll @IntRange(min = 3, max = 40) int size, @ForAll long seed) {
        SparseMerkleTree tree = SparseMerkleTree.of(SmtHasher.ICS23, entries(size, seed));
        List<Bytes> placed = entries(size, seed).keySet().stream()
                .sorted((a, b) -> SmtHasher.ICS23.place(a).compareTo(SmtHasher.ICS23.place(b)))
                .toList();
        for (int i = 1; i + 1 < placed.size(); i++) {
            Bytes hidden = placed.get(i);
            ExistenceProof before = (ExistenceProof) prove(tree, placed.get(i - 1));
            ExistenceProof after = (ExistenceProof) prove(tree, placed.get(i + 1));
            reason(Reason.NEIGHBOURS, tree, new NonExistenceProof(hidden, before, after), hidden);
            reason(Reason.NEIGHBOURS, tree, new NonExistenceProof(hidden, before, null), hidden);
            reason(Reason.NEIGHBOURS, tree, new NonExistenceProof(hidden, null, after), hidden);
            reason(Reason.KEY, tree, new NonExistenceProof(hidden, after, before), hidden);
            reason(Reason.MALFORMED, tree, new NonExistenceProof(hidden, null, null), hidden);
        }
    }

    @Property(tries = 400)
    void anyChangedBitOfAnExistenceProofIsRefused(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll long seed,
            @ForAll @IntRange(max = 1 << 20) int bit) {
        Map<Bytes, Bytes> entries = entries(size, seed);
        SparseMerkleTree tree = SparseMerkleTree.of(SmtHasher.ICS23, entries);
        Bytes key = key(seed, 0);
        Bytes value = entries.getOrDefault(key, Bytes.EMPTY);
        Bytes encoded = Ics23Codec.encode(prove(tree, key));
        refused(() -> member(tree.root(), Bits.flip(encoded, bit), key, value));
        refused(() -> member(Bits.flip(tree.root(), bit), encoded, key, value));
        refused(() -> member(tree.root(), encoded, Bits.flip(key, bit), value));
        refused(() -> member(tree.root(), encoded, key, Bits.flip(value, bit)));
    }

    @Property(tries = 400)
    void anyChangedBitOfAnAbsenceProofIsRefused(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll long seed,
            @ForAll @IntRange(max = 1 << 20) int bit) {
        SparseMerkleTree tree = SparseMerkleTree.of(SmtHasher.ICS23, entries(size, seed));
        Bytes absent = key(seed, size);
        NonExistenceProof proof = (NonExistenceProof) prove(tree, absent);
        // Without the unauthenticated key every bit counts.
        Bytes encoded = Ics23Codec.encode(new NonExistenceProof(Bytes.EMPTY, proof.left(), proof.right()));
        refused(() -> absent(tree.root(), Bits.flip(encoded, bit), absent));
        refused(() -> absent(Bits.flip(tree.root(), bit), encoded, absent));
    }

    @Test
    void envelopeIsCheckedAgainstTheKeyAskedFor() throws ProofException {
        Map<Bytes, Bytes> entries = entries(9, 7);
        SparseMerkleTree tree = SparseMerkleTree.of(SmtHasher.ICS23, entries);
        Bytes key = key(7, 3);
        Bytes value = entries.getOrDefault(key, Bytes.EMPTY);
        ProofOp op = ProofOp.smt(key, prove(tree, key));
        ProofOp.verifyMembership(List.of(op), tree.root(), key, value);
        Bytes absent = key(7, 100);
        ProofOp.verifyNonMembership(List.of(ProofOp.smt(absent, prove(tree, absent))), tree.root(), absent);
        refused(Reason.UNSUPPORTED, () -> ProofOp.verifyMembership(List.of(), tree.root(), key, value));
        refused(Reason.UNSUPPORTED, () -> ProofOp.verifyMembership(List.of(op, op), tree.root(), key, value));
        ProofOp foreign = new ProofOp("ics23:iavl", key, op.data());
        refused(Reason.UNSUPPORTED, () -> ProofOp.verifyMembership(List.of(foreign), tree.root(), key, value));
        refused(Reason.KEY, () -> ProofOp.verifyMembership(List.of(op), tree.root(), absent, value));
        refused(Reason.VALUE, () -> ProofOp.verifyMembership(List.of(op), tree.root(), key, key));
        ProofOp broken =
                new ProofOp(ProofOp.SMT, key, op.data().slice(0, op.data().size() - 1));
        refused(Reason.MALFORMED, () -> ProofOp.verifyMembership(List.of(broken), tree.root(), key, value));
    }

    @Test
    void nothingIsProvenAboutAnEmptyTree() {
        SparseMerkleTree tree = SparseMerkleTree.of(SmtHasher.ICS23, Map.of());
        assertThat(tree.root()).isEqualTo(Bytes.of(new byte[32]));
        assertThat(tree.prove(key(1, 1))).isEmpty();
    }

    @Test
    void emptyKeysAndValuesAreRefused() {
        Bytes key = key(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMerkleTree.of(SmtHasher.ICS23, Map.of(Bytes.EMPTY, key)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMerkleTree.of(SmtHasher.ICS23, Map.of(key, Bytes.EMPTY)));
    }

    private interface Check {
        void run() throws ProofException;
    }

    private static void refused(Check check) {
        assertThatExceptionOfType(ProofException.class).isThrownBy(check::run);
    }

    private static void refused(Reason reason, Check check) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(check::run)
                .extracting(ProofException::reason)
                .isEqualTo(reason);
    }

    private static void reason(Reason reason, SparseMerkleTree tree, NonExistenceProof proof, Bytes key) {
        refused(reason, () -> Ics23.verifyNonMembership(ProofSpec.SMT, tree.root(), proof, key));
    }

    private static void member(Bytes root, Bytes encoded, Bytes key, Bytes value) throws ProofException {
        Ics23.verifyMembership(ProofSpec.SMT, root, Ics23Codec.decode(encoded), key, value);
    }

    private static void absent(Bytes root, Bytes encoded, Bytes key) throws ProofException {
        Ics23.verifyNonMembership(ProofSpec.SMT, root, Ics23Codec.decode(encoded), key);
    }

    private static CommitmentProof prove(SparseMerkleTree tree, Bytes key) {
        return tree.prove(key).orElseGet(() -> fail("no proof of " + key));
    }

    private static Map<Bytes, Bytes> entries(int size, long seed) {
        Random random = new Random(seed);
        Map<Bytes, Bytes> entries = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            byte[] value = new byte[1 + random.nextInt(40)];
            random.nextBytes(value);
            entries.put(key(seed, i), Bytes.of(value));
        }
        return entries;
    }

    private static Bytes key(long seed, int index) {
        return Bytes.of(("key " + seed + ' ' + index).getBytes(StandardCharsets.UTF_8));
    }
}
