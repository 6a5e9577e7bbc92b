package org.cttdc.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.ChainRunner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.keys.SigningKey;
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
        runner.advance(9);
        chain = runner.chain();
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

    /** A light client attack in Go's field names; the common block is the conflicting height's own. */
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
        value.put("CommonHeight", Long.toString(HEIGHT));
        value.putArray("ByzantineValidators")
                .add(Render.validator(chain.validators().at(1).get(0)));
        value.put("TotalVotingPower", "10");
        value.put("Timestamp", chain.blocks().block(HEIGHT).header().time().toString());
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
        JsonNode file = JSON.readTree(
                home.resolve("config").resolve("priv_validator_key.json").toFile());
        byte[] pair =
                Bytes.fromBase64(file.path("priv_key").path("value").asText()).toArray();
        return SigningKey.ofSeed(Arrays.copyOf(pair, 32));
    }

    @Test
    void takesARivalBlockThatTheValidatorSigned() throws Exception {
        Header header = forged();
        JsonNode answer = broadcast(attack(header, sign(header, validatorKey())));
        assertThat(answer.path("hash").asText()).hasSize(64);
    }

    @Test
    void refusesWhatProvesNothing() throws Exception {
        Header own = chain.blocks().block(HEIGHT).header();
        assertThatThrownBy(() -> broadcast(attack(own, chain.blocks().commit(HEIGHT))))
                .hasMessageContaining("this chain's own");
        Header header = forged();
        assertThatThrownBy(() -> broadcast(attack(header, sign(header, TestKeys.key("impostor")))))
                .hasMessageContaining("would fool nobody");
        ObjectNode late = attack(header, sign(header, validatorKey()));
        ((ObjectNode) late.path("value")).put("CommonHeight", "99");
        assertThatThrownBy(() -> broadcast(late)).hasMessageContaining("no height 99");
        assertThatThrownBy(() -> broadcast(JSON.createObjectNode().put("type", "nonsense")))
                .hasMessageContaining("unknown type");
    }
}
