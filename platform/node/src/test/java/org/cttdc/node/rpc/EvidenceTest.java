package org.cttdc.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.cttdc.node.DoubleVotes;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.ChainRunner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is taken when it proves something and refused when it does not. */
class EvidenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HEIGHT = 5;

    @TempDir
    Path home;

    private ChainRunner runner;
    private Chain chain;

    @BeforeEach
    void open() throws Exception {
        runner = ChainRunner.open(
                home,
                TestGenesis.source(),
                InstantSource.fixed(TestGenesis.TIME.plusSeconds(60)),
                ChainOptions.inProcess(new SecureRandom()));
        chain = runner.chain();
        runner.advance((int) Math.max(0, 9 - chain.tip().height()));
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private JsonNode broadcast(ObjectNode evidence) throws RpcException {
        ObjectNode params = JSON.createObjectNode();
        params.set("evidence", evidence);
        return new EvidenceMethods(chain).broadcast(Args.ofJson(params, List.of("evidence")));
    }

    /** A light client attack in Go's field names, from the block before on. */
    private ObjectNode attack(Header header, Commit commit) {
        ObjectNode evidence = JSON.createObjectNode().put("type", "tendermint/LightClientAttackEvidence");
        ObjectNode value = evidence.putObject("value");
        ObjectNode block = value.putObject("ConflictingBlock");
        ObjectNode signed = block.putObject("signed_header");
        signed.set("header", Render.header(header));
        signed.set("commit", Render.commit(commit));
        block.putObject("validator_set")
                .putArray("validators")
                .add(Render.validator(chain.validators().at(1).get(0)));
        value.put("CommonHeight", Long.toString(HEIGHT - 1));
        value.putArray("ByzantineValidators")
                .add(Render.validator(chain.validators().at(1).get(0)));
        value.put("TotalVotingPower", "10");
        value.put("Timestamp", chain.blocks().block(HEIGHT - 1).header().time().toString());
        return evidence;
    }

    private Header forged() {
        Header h = chain.blocks().block(HEIGHT).header();
        return new Header(
                h.version(),
                h.chainId(),
                h.height(),
                h.time(),
                h.lastBlockId(),
                h.lastCommitHash(),
                h.dataHash(),
                h.validatorsHash(),
                h.nextValidatorsHash(),
                h.consensusHash(),
                TestKeys.hash("another state"),
                h.lastResultsHash(),
                h.evidenceHash(),
                h.proposerAddress());
    }

    private Commit sign(Header header, SigningKey key) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, TestKeys.hash("parts")));
        CommitSig unsigned = new CommitSig(BlockIdFlag.COMMIT, header.proposerAddress(), header.time(), Bytes.EMPTY);
        Bytes message = new Commit(HEIGHT, 0, id, List.of(unsigned)).voteSignBytes(TestKeys.CHAIN, 0);
        CommitSig signed =
                new CommitSig(BlockIdFlag.COMMIT, header.proposerAddress(), header.time(), key.sign(message));
        return new Commit(HEIGHT, 0, id, List.of(signed));
    }

    private SigningKey validatorKey() throws Exception {
        return DoubleVotes.key(home, "priv_validator_key.json");
    }

    private DuplicateVoteEvidence doubleVote(SigningKey key) {
        Header header = chain.blocks().block(HEIGHT).header();
        return DoubleVotes.of(chain.validators().at(HEIGHT), header.proposerAddress(), HEIGHT, header.time(), key);
    }

    /** As it would be shown in a block, which is how clients send it. */
    private static ObjectNode json(Evidence evidence) {
        ArrayNode list = JSON.createArrayNode();
        EvidenceRender.list(list, List.of(evidence));
        return (ObjectNode) list.get(0);
    }

    private long jailedAt() {
        Bytes address = chain.validators().at(1).get(0).address();
        return Objects.requireNonNull(runner.read(StateKeys.validator(address))).jailedAt();
    }

    /** The height of the one block that carries evidence. */
    private long carrier() {
        List<Long> heights = LongStream.rangeClosed(1, chain.tip().height())
                .filter(height -> !chain.blocks().block(height).evidence().isEmpty())
                .boxed()
                .toList();
        assertThat(heights).hasSize(1);
        return heights.getFirst();
    }

    /** One block carries it, its hashes are those of what is stored, and the application has acted on it. */
    private void isInOneBlock(String hash) throws Exception {
        runner.advance(2);
        long height = carrier();
        Block block = chain.blocks().block(height);
        assertThat(block.evidence()).hasSize(1);
        assertThat(block.evidence().getFirst().hash().hexUpper()).isEqualTo(hash);
        assertThat(block.header().evidenceHash()).isEqualTo(Evidence.root(block.evidence()));
        assertThat(block.blockId()).isEqualTo(chain.blocks().blockId(height));
        assertThat(jailedAt()).isEqualTo(height);
        LightBlock light = new LightBlock(
                new SignedHeader(block.header(), chain.blocks().commit(height)),
                chain.validators().at(height));
        assertThat(new LightVerifier().verifyCommit(light, TestKeys.CHAIN)).isInstanceOf(Verdict.Ok.class);
        JsonNode shown = new BlockMethods(chain)
                .withId(height)
                .path("block")
                .path("evidence")
                .path("evidence");
        assertThat(shown).hasSize(1);
        assertThat(EvidenceJson.read(shown.get(0))).isEqualTo(block.evidence().getFirst());
    }

    @Test
    void aRivalBlockThatTheValidatorSignedIsPunished() throws Exception {
        Header header = forged();
        ObjectNode evidence = attack(header, sign(header, validatorKey()));
        String hash = broadcast(evidence).path("hash").asText();
        assertThat(hash).hasSize(64);
        assertThat(broadcast(evidence).path("hash").asText()).isEqualTo(hash);
        isInOneBlock(hash);
        assertThat(broadcast(evidence).path("hash").asText()).isEqualTo(hash);
        isInOneBlock(hash);
    }

    @Test
    void twoVotesInOneRoundArePunished() throws Exception {
        DuplicateVoteEvidence evidence = doubleVote(validatorKey());
        String hash = broadcast(json(evidence)).path("hash").asText();
        assertThat(hash).isEqualTo(evidence.hash().hexUpper());
        isInOneBlock(hash);
        assertThatThrownBy(() -> broadcast(json(doubleVote(TestKeys.key("impostor")))))
                .hasMessageContaining("signature is invalid");
    }

    @Test
    void whatWaitsOutlivesARestart() throws Exception {
        String hash = broadcast(json(doubleVote(validatorKey()))).path("hash").asText();
        runner.close();
        open();
        isInOneBlock(hash);
    }

    @Test
    void refusesWhatProvesNothing() throws Exception {
        Header own = chain.blocks().block(HEIGHT).header();
        assertThatThrownBy(() -> broadcast(attack(own, chain.blocks().commit(HEIGHT))))
                .hasMessageContaining("this chain's own");
        Header header = forged();
        assertThatThrownBy(() -> broadcast(attack(header, sign(header, TestKeys.key("impostor")))))
                .hasMessageContaining("would fool nobody");
        ObjectNode innocent = attack(header, sign(header, validatorKey()));
        ((ObjectNode) innocent.path("value")).putNull("ByzantineValidators");
        assertThatThrownBy(() -> broadcast(innocent)).hasMessageContaining("those accused");
        ObjectNode sudden = attack(header, sign(header, validatorKey()));
        ((ObjectNode) sudden.path("value"))
                .put("CommonHeight", Long.toString(HEIGHT))
                .put("Timestamp", header.time().toString());
        assertThatThrownBy(() -> broadcast(sudden)).hasMessageContaining("no honest client");
        ObjectNode late = attack(header, sign(header, validatorKey()));
        ((ObjectNode) late.path("value")).put("CommonHeight", "99");
        assertThatThrownBy(() -> broadcast(late)).hasMessageContaining("no height 99");
        assertThatThrownBy(() -> broadcast(JSON.createObjectNode().put("type", "nonsense")))
                .hasMessageContaining("unknown type");
    }
}
