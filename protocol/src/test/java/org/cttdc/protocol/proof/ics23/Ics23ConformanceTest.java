package org.cttdc.protocol.proof.ics23;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Conformance;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.proof.ProofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operation tables and proofs of cosmos/ics23. */
@ConformanceData("ics23")
class Ics23ConformanceTest {
    /** Where a table gives no inner specification, any will do. */
    private static final InnerSpec ANY_INNER = new InnerSpec(List.of(), 0, 0, 0, Bytes.EMPTY, HashOp.NO_HASH);

    static List<Path> proofs() {
        return Conformance.files("ics23").stream()
                .filter(file -> Conformance.read(file).has("proof"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void proofsVerify(Path file) throws ProofException {
        JsonNode test = Conformance.read(file);
        ProofSpec spec = switch (file.getParent().getFileName().toString()) {
            case "iavl" -> ProofSpec.IAVL;
            case "tendermint" -> ProofSpec.TENDERMINT;
            default -> ProofSpec.SMT;
        };
        Bytes encoded = Bytes.fromHex(test.path("proof").asText());
        Bytes root = Bytes.fromHex(test.path("root").asText());
        Bytes key = Bytes.fromHex(test.path("key").asText());
        Bytes value = Bytes.fromHex(test.path("value").asText());
        CommitmentProof proof = Ics23Codec.decode(encoded);
        assertThat(Ics23Codec.encode(proof)).isEqualTo(encoded);
        BatchProof batch = new BatchProof(List.of(proof));
        assertThat(Ics23Codec.decode(Ics23Codec.encode(batch))).isEqualTo(batch);
        if (value.isEmpty()) {
            Ics23.verifyNonMembership(spec, root, proof, key);
            Ics23.verifyNonMembership(spec, root, batch, key);
        } else {
            Ics23.verifyMembership(spec, root, proof, key, value);
            Ics23.verifyMembership(spec, root, batch, key, value);
        }
    }

    @Test
    void hashOperations() throws ProofException {
        for (JsonNode test : table("TestDoHashData.json")) {
            String preimage =
                    test.path(test.has("Preimage") ? "Preimage" : "PreImage").asText();
            Bytes data = Bytes.of(preimage.getBytes(StandardCharsets.UTF_8));
            assertThat(constant(HashOp.values(), test.path("HashOp")).hash(data).hex())
                    .isEqualTo(test.path("ExpectedHash").asText());
        }
    }

    @Test
    void leafOperations() {
        for (JsonNode test : table("TestLeafOpData.json")) {
            LeafOp op = leaf(test.path("Op"));
            expect(test, () -> op.apply(base64(test.path("Key")), base64(test.path("Value"))));
        }
    }

    @Test
    void innerOperations() {
        for (JsonNode test : table("TestInnerOpData.json")) {
            InnerOp op = inner(test.path("Op"));
            expect(test, () -> op.apply(base64(test.path("Child"))));
        }
    }

    @Test
    void existenceProofs() {
        for (JsonNode test : table("TestExistenceProofData.json")) {
            ExistenceProof proof = existence(test.path("Proof"));
            expect(test, proof::root);
        }
    }

    @Test
    void leafSpecifications() {
        for (JsonNode test : table("TestCheckLeafData.json")) {
            ProofSpec spec = new ProofSpec(leaf(test.path("Spec")), ANY_INNER, 0, 0, false);
            refusedOnly(test.path("IsErr").asBoolean(), test, () -> SpecRules.checkLeaf(spec, leaf(test.path("Leaf"))));
        }
    }

    @Test
    void proofSpecifications() {
        for (JsonNode test : table("TestCheckAgainstSpecData.json")) {
            ProofSpec spec = spec(test.path("Spec"));
            refusedOnly(
                    !test.path("Err").asText().isEmpty(),
                    test,
                    () -> SpecRules.check(spec, existence(test.path("Proof"))));
        }
    }

    @Test
    void emptyBranches() throws ProofException {
        for (JsonNode test : table("TestEmptyBranchData.json")) {
            ProofSpec spec = spec(test.path("Spec"));
            InnerOp op = inner(test.path("Op"));
            SpecRules.checkInner(spec, op, 1);
            Neighbours rules = new Neighbours(spec.inner());
            assertThat(rules.leftBranchesAreEmpty(op))
                    .isEqualTo(test.path("IsLeft").asBoolean());
            assertThat(rules.rightBranchesAreEmpty(op))
                    .isEqualTo(test.path("IsRight").asBoolean());
        }
    }

    private interface Result {
        Bytes get() throws ProofException;
    }

    private static void expect(JsonNode test, Result result) {
        boolean refused = test.path("IsErr").asBoolean();
        refusedOnly(refused, test, () -> assertThat(result.get()).isEqualTo(base64(test.path("Expected"))));
    }

    private static void refusedOnly(boolean refused, JsonNode test, ThrowingCallable check) {
        if (refused) {
            assertThatExceptionOfType(ProofException.class).as("%s", test).isThrownBy(check);
        } else {
            assertThatCode(check).as("%s", test).doesNotThrowAnyException();
        }
    }

    private static List<JsonNode> table(String name) {
        List<Path> files = Conformance.files("ics23").stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .toList();
        assumeTrue(!files.isEmpty(), () -> "no table " + name);
        List<JsonNode> cases = new ArrayList<>();
        files.forEach(file -> Conformance.read(file).forEach(cases::add));
        return cases;
    }

    private static ExistenceProof existence(JsonNode node) {
        List<InnerOp> path = new ArrayList<>();
        node.path("path").forEach(op -> path.add(inner(op)));
        return new ExistenceProof(
                base64(node.path("key")),
                base64(node.path("value")),
                node.has("leaf") ? leaf(node.path("leaf")) : null,
                path);
    }

    private static ProofSpec spec(JsonNode node) {
        JsonNode inner = node.path("inner_spec");
        List<Integer> order = new ArrayList<>();
        inner.path("child_order").forEach(branch -> order.add(branch.asInt()));
        return new ProofSpec(
                leaf(node.path("leaf_spec")),
                new InnerSpec(
                        order,
                        inner.path("child_size").asInt(),
                        inner.path("min_prefix_length").asInt(),
                        inner.path("max_prefix_length").asInt(),
                        base64(inner.path("empty_child")),
                        constant(HashOp.values(), inner.path("hash"))),
                node.path("max_depth").asInt(),
                node.path("min_depth").asInt(),
                node.path("prehash_key_before_comparison").asBoolean());
    }

    private static LeafOp leaf(JsonNode node) {
        return new LeafOp(
                constant(HashOp.values(), node.path("hash")),
                constant(HashOp.values(), node.path("prehash_key")),
                constant(HashOp.values(), node.path("prehash_value")),
                constant(LengthOp.values(), node.path("length")),
                base64(node.path("prefix")));
    }

    private static InnerOp inner(JsonNode node) {
        return new InnerOp(
                constant(HashOp.values(), node.path("hash")), base64(node.path("prefix")), base64(node.path("suffix")));
    }

    private static <T extends WireEnum> T constant(T[] constants, JsonNode number) {
        return Arrays.stream(constants)
                .filter(constant -> constant.number() == number.asInt())
                .findFirst()
                .orElseThrow();
    }

    private static Bytes base64(JsonNode node) {
        return node.isTextual() ? Bytes.fromBase64(node.asText()) : Bytes.EMPTY;
    }
}
