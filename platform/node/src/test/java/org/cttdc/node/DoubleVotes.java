package org.cttdc.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.Vote;
import org.cttdc.protocol.consensus.VoteType;
import org.cttdc.protocol.keys.SigningKey;

/** What a validator signs that should not: two blocks in one round. */
public final class DoubleVotes {
    private DoubleVotes() {}

    /** A key of an embedded chain's home. */
    public static SigningKey key(Path home, String file) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(home.resolve("config").resolve(file).toFile());
        byte[] pair =
                Bytes.fromBase64(json.path("priv_key").path("value").asText()).toArray();
        return SigningKey.ofSeed(Arrays.copyOf(pair, 32));
    }

    /** The proof against the validator of an address in a height's set, signed by that key. */
    public static DuplicateVoteEvidence of(
            ValidatorSet set, Bytes address, long height, Timestamp time, SigningKey key) {
        int index = set.indexOf(address);
        List<Vote> votes = Stream.of("one", "two")
                .map(block -> vote(block, address, index, height, time, key))
                .sorted(Comparator.comparing(vote -> vote.blockId().hash()))
                .toList();
        return new DuplicateVoteEvidence(
                votes.get(0), votes.get(1), set.totalPower(), set.get(index).power(), time);
    }

    private static Vote vote(String block, Bytes address, int index, long height, Timestamp time, SigningKey key) {
        BlockId id = new BlockId(TestKeys.hash(block), new PartSetHeader(1, TestKeys.hash("parts")));
        Vote unsigned =
                new Vote(VoteType.PREVOTE, height, 0, id, time, address, index, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
        Bytes signature = key.sign(unsigned.signBytes(TestKeys.CHAIN));
        return new Vote(VoteType.PREVOTE, height, 0, id, time, address, index, signature, Bytes.EMPTY, Bytes.EMPTY);
    }
}
