package org.cttdc.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cttdc.node.engine.KeyFiles;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Vote;
import org.cttdc.protocol.consensus.VoteType;
import org.cttdc.protocol.keys.SigningKey;

/** Two precommits with a validator's own key for two blocks of one height, and the proof of it that any observer can post. */
final class DoubleSigner {
    private final Network network;
    private final SigningKey key;
    private final Bytes address;

    DoubleSigner(Network network, int validator) throws IOException {
        this.network = network;
        this.key = keyOf(network, validator);
        this.address = PublicKey.ed25519(key.publicKey()).address();
    }

    /** What a validator signs with. */
    static SigningKey keyOf(Network network, int validator) throws IOException {
        return KeyFiles.readValidator(
                network.plan.engine(validator).resolve("config").resolve("priv_validator_key.json"));
    }

    Bytes address() {
        return address;
    }

    /** Posts the proof to a node. */
    void reportTo(Rpc rpc) throws IOException {
        long height = rpc.height() - 1;
        JsonNode set = rpc.validators(height);
        int index = -1;
        long total = 0;
        long power = 0;
        for (int i = 0; i < set.path("validators").size(); i++) {
            JsonNode validator = set.path("validators").path(i);
            long its = validator.path("voting_power").asLong();
            total += its;
            if (validator.path("address").asText().equals(address.hexUpper())) {
                index = i;
                power = its;
            }
        }
        Vote one = vote(height, index, "one block");
        Vote other = vote(height, index, "another block");
        boolean inOrder = one.blockId().hash().compareTo(other.blockId().hash()) < 0;
        ObjectNode evidence = Rpc.params().put("type", "tendermint/DuplicateVoteEvidence");
        ObjectNode value = evidence.putObject("value");
        value.set("vote_a", json(inOrder ? one : other));
        value.set("vote_b", json(inOrder ? other : one));
        value.put("TotalVotingPower", Long.toString(total));
        value.put("ValidatorPower", Long.toString(power));
        value.put("Timestamp", rpc.header(height).path("time").asText());
        ObjectNode params = Rpc.params();
        params.set("evidence", evidence);
        rpc.call("broadcast_evidence", params);
    }

    private Vote vote(long height, int index, String block) {
        Bytes hash = Sha256.of(Bytes.of(block.getBytes(StandardCharsets.UTF_8)));
        BlockId id = new BlockId(hash, new PartSetHeader(1, hash));
        Timestamp time = Timestamp.of(network.plan.genesisTime());
        Vote unsigned = new Vote(
                VoteType.PRECOMMIT, height, 0, id, time, address, index, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
        return new Vote(
                VoteType.PRECOMMIT,
                height,
                0,
                id,
                time,
                address,
                index,
                key.sign(unsigned.signBytes(network.plan.chainId())),
                Bytes.EMPTY,
                Bytes.EMPTY);
    }

    private static ObjectNode json(Vote vote) {
        ObjectNode out = Rpc.params();
        out.put("type", vote.type().number());
        out.put("height", Long.toString(vote.height()));
        out.put("round", vote.round());
        ObjectNode id =
                out.putObject("block_id").put("hash", vote.blockId().hash().hexUpper());
        id.putObject("parts")
                .put("total", vote.blockId().partSetHeader().total())
                .put("hash", vote.blockId().partSetHeader().hash().hexUpper());
        out.put("timestamp", vote.timestamp().toString());
        out.put("validator_address", vote.validatorAddress().hexUpper());
        out.put("validator_index", vote.validatorIndex());
        out.put("signature", vote.signature().base64());
        return out;
    }
}
