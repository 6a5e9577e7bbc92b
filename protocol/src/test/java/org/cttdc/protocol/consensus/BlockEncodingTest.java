package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.Bits;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.junit.jupiter.api.Test;

/** A block of several parts with attack evidence; the expected values were written by the types package of CometBFT v0.38.25. */
class BlockEncodingTest {
    private static final Timestamp TIME = Timestamp.parse("2024-01-02T03:04:05.000000678Z");
    private static final Timestamp SECOND_LATER = Timestamp.parse("2024-01-02T03:04:06.000000678Z");

    private final ValidatorSet validators = ValidatorSet.genesis(List.of(
            Validator.of(TestKeys.key(0), 10), Validator.of(TestKeys.key(1), 20), Validator.of(TestKeys.key(2), 30)));
    private final Header header = new Header(
            new ConsensusVersion(ConsensusVersion.BLOCK_PROTOCOL, 1),
            "attack",
            300,
            TIME,
            new BlockId(filled(1), new PartSetHeader(2, filled(2))),
            filled(3),
            filled(4),
            validators.hash(),
            validators.hash(),
            filled(5),
            Bytes.of((byte) 1, (byte) 2),
            filled(6),
            filled(7),
            TestKeys.key(0).address());
    private final Commit commit = commit();
    private final LightClientAttackEvidence evidence = new LightClientAttackEvidence(
            new LightBlock(new SignedHeader(header, commit), validators),
            150,
            validators.validators().subList(0, 2),
            60,
            TIME);

    @Test
    void headerAndCommitHash() {
        assertThat(header.hash().hex()).isEqualTo("9e8120c254d32822856d7cb76524b0c4da4cedbd107c21235348ed568ac007f9");
        assertThat(commit.hash().hex()).isEqualTo("0ca6a87ea6dc4bcf0d85817286faa4c21695a5b6a2edc0d2a0152e6ca94b64ee");
    }

    @Test
    void attackEvidenceEncodesAndHashes() {
        assertThat(Sha256.of(evidence.toBytes()).hex())
                .isEqualTo("65fd6c22eaedf246863dd0b921a9ce4c520a20b16f8eb499b27f7fc9b5a01bc5");
        assertThat(evidence.hash().hex()).isEqualTo("108867f6871cdfc37e47ab274f038ac5a13d3ed7c2535cdbe4399eede6ca3e44");
        assertThat(Evidence.root(List.of(evidence)).hex())
                .isEqualTo("f06fad23ec20bcf78d612c9fef5f21b9745b36bac51a40f39b5deb3cc3e696be");
    }

    @Test
    void blockIsCutIntoProvableParts() throws ProofException {
        Block block = new Block(header, txs(), List.of(evidence), commit);
        PartSet parts = block.partSet();
        assertThat(parts.header().total()).isEqualTo(4);
        assertThat(parts.header().hash().hex())
                .isEqualTo("b816c58b1b1024fadf9c8711c57d27653ece02a5a6e4193a839820fd4f10a738");
        assertThat(Txs.root(txs()).hex()).isEqualTo("2057d3b367412263c9d5f3768914de6aad1597f1fea3d542c1e6e139dfdc0452");
        for (Part part : parts.parts()) {
            PartSet.verify(parts.header(), part);
        }
        Part first = parts.parts().getFirst();
        // GHSA-r3r4-g7hq-pq4f: a part under another index than its proof's.
        refused(Reason.POSITION, parts.header(), new Part(1, first.bytes(), first.proof()));
        refused(Reason.POSITION, new PartSetHeader(5, parts.header().hash()), first);
        refused(Reason.ROOT, parts.header(), new Part(0, Bits.flip(first.bytes(), 12_345), first.proof()));
    }

    private static void refused(Reason reason, PartSetHeader header, Part part) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> PartSet.verify(header, part))
                .extracting(ProofException::reason)
                .isEqualTo(reason);
    }

    private Commit commit() {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, filled(9)));
        Bytes signBytes = Vote.signBytes("attack", VoteType.PRECOMMIT, 300, 1, id, SECOND_LATER);
        return new Commit(300, 1, id, List.of(signature(2, signBytes), CommitSig.ABSENT, signature(0, signBytes)));
    }

    private static CommitSig signature(int validator, Bytes signBytes) {
        return new CommitSig(
                BlockIdFlag.COMMIT,
                TestKeys.key(validator).address(),
                SECOND_LATER,
                TestKeys.sign(validator, signBytes));
    }

    private static List<Bytes> txs() {
        List<Bytes> txs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] tx = new byte[70_000 * i + 5];
            for (int j = 0; j < tx.length; j++) {
                tx[j] = (byte) (j * 7 + i);
            }
            txs.add(Bytes.of(tx));
        }
        return txs;
    }

    private static Bytes filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Bytes.of(bytes);
    }
}
