package org.cttdc.protocol.proof.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Conformance;
import org.cttdc.protocol.ConformanceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SHA-256 roots of penumbra-zone/jmt. */
@ConformanceData("jmt")
class JmtConformanceTest {
    static List<Path> files() {
        return Conformance.files("jmt");
    }

    @ParameterizedTest
    @MethodSource("files")
    void rootsMatch(Path file) {
        for (JsonNode test : Conformance.read(file).path("vectors")) {
            Map<Bytes, Bytes> entries = new TreeMap<>();
            for (JsonNode entry : test.path("data")) {
                entries.put(
                        Bytes.fromHex(entry.path("key").asText()),
                        Bytes.fromHex(entry.path("value").asText()));
            }
            assertThat(SparseMerkleTree.of(SmtHasher.JMT, entries).root().hex())
                    .isEqualTo(test.path("expected_root").asText());
        }
    }
}
