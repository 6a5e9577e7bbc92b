package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values published in CometBFT's own tests (types/block_test.go, types/vote_test.go). */
class GoldenEncodingTest {
    private static final BlockId ZERO_HASHED =
            new BlockId(Bytes.of(new byte[32]), new PartSetHeader(6, Bytes.of(new byte[32])));

    @Test
    void hashesTheHeaderOfTestHeaderHash() {
        assertThat(header(digest("validators_hash")).hash().hexUpper())
                .isEqualTo("F740121F553B5418C3EFBD343C2DBFE9E007BB67B0D020A0741374BAB65242A4");
    }

    @Test
    void headerWithoutValidatorsHasNoHash() {
        assertThat(header(Bytes.EMPTY).hash()).isEqualTo(Bytes.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNKNOWN, 0, 0, 0d2a0b088092b8c398feffffff01",
        "'', PRECOMMIT, 1, 1, 2108021101000000000000001901000000000000002a0b088092b8c398feffffff01",
        "'', PREVOTE, 1, 1, 2108011101000000000000001901000000000000002a0b088092b8c398feffffff01",
        "'', UNKNOWN, 1, 1, 1f1101000000000000001901000000000000002a0b088092b8c398feffffff01",
        "test_chain_id, UNKNOWN, 1, 1, 2e1101000000000000001901000000000000002a0b088092b8c398feffffff01320d746573745f636861696e5f6964",
    })
    void signsTheBytesOfTestVoteSignBytesTestVectors(
            String chainId, VoteType type, long height, int round, String expected) {
        assertThat(Vote.signBytes(chainId, type, height, round, BlockId.NONE, Timestamp.ZERO)
                        .hex())
                .isEqualTo(expected);
    }

    @Test
    void zeroBlockIdKeepsItsEmptyPartSetHeader() {
        assertThat(BlockId.NONE.proto().toBytes().hex()).isEqualTo("1200");
    }

    @Test
    void hashesTheDefaultConsensusParams() {
        assertThat(new ConsensusParams(22_020_096, -1).hash().hexUpper())
                .isEqualTo("048091BC7DDC283F77BFBF91D73C44DA58C3DF8A9CBC867405D8B7F3DAADA22F");
    }

    @Test
    void emptyListsHashToTheDigestOfNothing() {
        String nothing = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
        assertThat(Commit.NONE.hash().hexUpper()).isEqualTo(nothing);
        assertThat(Txs.root(List.of()).hexUpper()).isEqualTo(nothing);
        assertThat(ExecTxResult.root(List.of()).hexUpper()).isEqualTo(nothing);
        assertThat(Evidence.root(List.of()).hexUpper()).isEqualTo(nothing);
        assertThat(ValidatorSet.EMPTY.hash().hexUpper()).isEqualTo(nothing);
    }

    private static Header header(Bytes validatorsHash) {
        return new Header(
                new ConsensusVersion(1, 2),
                "chainId",
                3,
                Timestamp.parse("2019-10-13T16:14:44Z"),
                ZERO_HASHED,
                digest("last_commit_hash"),
                digest("data_hash"),
                validatorsHash,
                digest("next_validators_hash"),
                digest("consensus_hash"),
                digest("app_hash"),
                digest("last_results_hash"),
                digest("evidence_hash"),
                digest("proposer_address").slice(0, 20));
    }

    private static Bytes digest(String text) {
        return Sha256.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
