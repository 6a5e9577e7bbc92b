package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Conformance;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.consensus.light.Zip215Verifier;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recomputes every hash of recorded CometBFT replies, at whatever depth headers, blocks, commits and results lie in them. */
@ConformanceData("cometbft-rpc")
class RpcConformanceTest {
    record Place(String chainId, long height) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::chainId)
                    .thenComparingLong(Place::height)
                    .compare(this, other);
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void headersHashToTheirBlockIds(Archive archive) {
        List<JsonNode> found = archive.recorded(node -> node.has("header") && node.has("block_id"));
        for (JsonNode node : found) {
            assertThat(CometJson.header(node.path("header")).hash())
                    .isEqualTo(CometJson.blockId(node.path("block_id")).hash());
        }
        for (JsonNode node : archive.recorded(n -> n.has("header") && n.has("commit"))) {
            SignedHeader signed = CometJson.signedHeader(node);
            assertThat(signed.header().hash())
                    .isEqualTo(signed.commit().blockId().hash());
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void blocksEncodeToTheirPartSets(Archive archive) {
        List<JsonNode> found = archive.recorded(
                node -> node.has("block_id") && node.path("block").has("header"));
        for (JsonNode node : found) {
            assertThat(CometJson.block(node.path("block")).blockId())
                    .isEqualTo(CometJson.blockId(node.path("block_id")));
        }
        found(found);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void headersBindDataEvidenceAndLastCommit(Archive archive) {
        List<JsonNode> found = archive.recorded(node -> node.has("header") && node.has("last_commit"));
        for (JsonNode node : found) {
            Block block = CometJson.block(node);
            Header header = block.header();
            assertThat(Txs.root(block.txs())).isEqualTo(header.dataHash());
            assertThat(Evidence.root(block.evidence())).isEqualTo(header.evidenceHash());
            assertThat(block.lastCommit().hash()).isEqualTo(header.lastCommitHash());
            assertThat(block.lastCommit().blockId()).isEqualTo(header.lastBlockId());
        }
        found(found);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void headersLinkToTheHeadersBelow(Archive archive) {
        Map<Place, Header> headers = archive.headers();
        for (Map.Entry<Place, Header> entry : headers.entrySet()) {
            Header header = entry.getValue();
            Header below = headers.get(new Place(header.chainId(), header.height() - 1));
            if (below != null) {
                assertThat(new LightVerifier().verifyBackwards(below, header)).isEqualTo(new Verdict.Ok());
                assertThat(header.validatorsHash()).isEqualTo(below.nextValidatorsHash());
            }
        }
        found(headers.keySet());
    }

    @ParameterizedTest
    @MethodSource("archives")
    void genesisHashesToTheFirstHeader(Archive archive) {
        List<JsonNode> found = archive.recorded(node -> node.has("genesis_time") && node.has("validators"));
        for (JsonNode node : found) {
            ValidatorSet validators = CometJson.validatorSet(node);
            Header first = archive.headers()
                    .get(new Place(
                            node.path("chain_id").asText(),
                            Math.max(1, CometJson.number(node.path("initial_height")))));
            if (first == null || validators.size() == 0) {
                continue;
            }
            assertThat(first.validatorsHash()).isEqualTo(validators.hash());
            assertThat(first.consensusHash())
                    .isEqualTo(CometJson.consensusParams(node.path("consensus_params"))
                            .hash());
            assertThat(first.time()).hasToString(node.path("genesis_time").asText());
            assertThat(ValidatorSet.genesis(validators.validators())
                            .proposer()
                            .orElseThrow()
                            .address())
                    .isEqualTo(first.proposerAddress());
        }
        found(found);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void commitsOfTheGenesisValidatorsAreSigned(Archive archive) {
        List<JsonNode> genesis = archive.recorded(node -> node.has("genesis_time") && node.has("validators"));
        List<JsonNode> blocks = archive.recorded(node -> node.has("header") && node.has("last_commit"));
        int checked = 0;
        for (JsonNode node : genesis) {
            ValidatorSet validators = CometJson.validatorSet(node);
            for (JsonNode recorded : blocks) {
                Block block = CometJson.block(recorded);
                Commit commit = block.lastCommit();
                if (!block.header().chainId().equals(node.path("chain_id").asText())
                        || !block.header().validatorsHash().equals(validators.hash())
                        || commit.signatures().size() != validators.size()) {
                    continue;
                }
                assertSigned(validators, block.header().chainId(), commit);
                assertThat(BlockTime.median(commit, validators))
                        .isEqualTo(block.header().time());
                checked++;
            }
        }
        assumeFalse(checked == 0, "no commit of a recorded genesis");
    }

    private static void assertSigned(ValidatorSet validators, String chainId, Commit commit) {
        for (int i = 0; i < validators.size(); i++) {
            CommitSig sig = commit.signatures().get(i);
            if (sig.flag() != BlockIdFlag.ABSENT) {
                assertThat(new Zip215Verifier()
                                .verify(
                                        validators.get(i).publicKey(),
                                        commit.voteSignBytes(chainId, i),
                                        sig.signature()))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void transactionsProveAgainstTheirRoots(Archive archive) throws ProofException {
        List<JsonNode> found =
                archive.recorded(node -> node.has("tx") && node.path("proof").has("root_hash"));
        for (JsonNode node : found) {
            Bytes tx = CometJson.base64(node.path("tx"));
            JsonNode proof = node.path("proof");
            assertThat(Txs.hash(tx)).isEqualTo(CometJson.hex(node.path("hash")));
            assertThat(CometJson.base64(proof.path("data"))).isEqualTo(tx);
            assertThat(MerkleTree.leafHash(Txs.hash(tx)))
                    .isEqualTo(CometJson.base64(proof.path("proof").path("leaf_hash")));
            Txs.verify(CometJson.hex(proof.path("root_hash")), CometJson.inclusionPath(proof.path("proof")), tx);
        }
        found(found);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void resultsHashToTheNextHeader(Archive archive) {
        Map<Long, Map<Integer, ExecTxResult>> byHeight = new TreeMap<>();
        for (JsonNode node : archive.recorded(n -> n.has("tx_result") && n.has("height") && n.has("index"))) {
            byHeight.computeIfAbsent(CometJson.number(node.path("height")), h -> new TreeMap<>())
                    .put(node.path("index").asInt(), CometJson.result(node.path("tx_result")));
        }
        for (JsonNode node : archive.recorded(n -> n.has("txs_results") && n.has("height"))) {
            Map<Integer, ExecTxResult> results = new TreeMap<>();
            node.path("txs_results").forEach(r -> results.put(results.size(), CometJson.result(r)));
            byHeight.put(CometJson.number(node.path("height")), results);
        }
        int checked = 0;
        for (Header header : archive.headers().values()) {
            Map<Integer, ExecTxResult> results = byHeight.get(header.height() - 1);
            if (results != null && coversBlock(archive, header.chainId(), header.height() - 1, results.size())) {
                assertThat(ExecTxResult.root(List.copyOf(results.values()))).isEqualTo(header.lastResultsHash());
                checked++;
            }
        }
        assumeFalse(checked == 0, "no recorded results below a recorded header");
    }

    private static boolean coversBlock(Archive archive, String chainId, long height, int results) {
        return archive.recorded(node -> node.has("header") && node.has("last_commit")).stream()
                .map(CometJson::block)
                .anyMatch(block -> block.header().chainId().equals(chainId)
                        && block.header().height() == height
                        && block.txs().size() == results);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void consensusParamsHashToTheHeaderOfTheirHeight(Archive archive) {
        List<JsonNode> found = archive.recorded(node -> node.has("consensus_params") && node.has("block_height"));
        for (JsonNode node : found) {
            Bytes hash =
                    CometJson.consensusParams(node.path("consensus_params")).hash();
            long height = CometJson.number(node.path("block_height"));
            assertThat(archive.headers().values().stream().filter(h -> h.height() == height))
                    .extracting(Header::consensusHash)
                    .contains(hash);
        }
        found(found);
    }

    private static void found(Iterable<?> nodes) {
        assumeFalse(!nodes.iterator().hasNext(), "nothing of that shape was recorded");
    }

    /** One folder of replies, recorded from one node. */
    static List<Archive> archives() {
        Map<Path, List<Path>> folders = new TreeMap<>();
        for (Path file : Conformance.files("cometbft-rpc")) {
            folders.computeIfAbsent(file.getParent(), f -> new ArrayList<>()).add(file);
        }
        return folders.entrySet().stream()
                .map(e -> new Archive(
                        e.getKey(), e.getValue().stream().map(Conformance::read).toList()))
                .toList();
    }

    record Archive(Path folder, List<JsonNode> replies) {
        List<JsonNode> recorded(Predicate<JsonNode> shape) {
            List<JsonNode> found = new ArrayList<>();
            replies.forEach(reply -> walk(reply, shape, found));
            return found;
        }

        Map<Place, Header> headers() {
            Map<Place, Header> headers = new TreeMap<>();
            for (JsonNode node : recorded(n -> n.path("header").has("validators_hash"))) {
                Header header = CometJson.header(node.path("header"));
                headers.put(new Place(header.chainId(), header.height()), header);
            }
            return headers;
        }

        private static void walk(JsonNode node, Predicate<JsonNode> shape, List<JsonNode> found) {
            if (node.isObject() && shape.test(node)) {
                found.add(node);
            }
            node.forEach(child -> walk(child, shape, found));
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }
}
