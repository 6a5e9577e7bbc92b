package org.cttdc.protocol.consensus.light;

import static org.assertj.core.api.Assertions.assertThat;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.junit.jupiter.api.Test;

class AttackEvidenceTest {
    private static final ValidatorSet SET = TestChain.set(0, 4);
    private static final ValidatorSet OTHERS = TestChain.set(2, 7);
    private static final LightBlock COMMON = TestChain.block(10, SET, SET);
    private static final LightBlock TRUSTED = TestChain.block(20, SET, SET);

    private static LightBlock another(ValidatorSet set, ValidatorSet next) {
        BlockId other = new BlockId(Sha256.of(Bytes.of((byte) 9)), new PartSetHeader(1, TestChain.HASH));
        Header header = TestChain.header(20, set, next, other);
        return TestChain.signed(header, set);
    }

    @Test
    void lunaticNamesTheCommonValidatorsWhoSignedAndTheCommonBlock() {
        LightClientAttackEvidence evidence = Attack.evidence(another(OTHERS, OTHERS), TRUSTED, COMMON);
        assertThat(Attack.kindOf(another(OTHERS, OTHERS), TRUSTED)).isEqualTo(Attack.LUNATIC);
        assertThat(evidence.commonHeight()).isEqualTo(10);
        assertThat(evidence.timestamp()).isEqualTo(COMMON.header().time());
        assertThat(evidence.totalPower()).isEqualTo(40);
        assertThat(evidence.byzantineValidators())
                .isEqualTo(SET.validators().stream()
                        .filter(v -> OTHERS.indexOf(v.address()) >= 0)
                        .toList())
                .hasSize(2);
    }

    @Test
    void equivocationNamesWhoSignedBothAndTheConflictingHeight() {
        LightClientAttackEvidence evidence = Attack.evidence(another(SET, SET), TRUSTED, COMMON);
        assertThat(Attack.kindOf(another(SET, SET), TRUSTED)).isEqualTo(Attack.EQUIVOCATION);
        assertThat(evidence.commonHeight()).isEqualTo(20);
        assertThat(evidence.timestamp()).isEqualTo(TRUSTED.header().time());
        assertThat(evidence.byzantineValidators()).isEqualTo(SET.validators());
    }

    @Test
    void amnesiaNamesNobody() {
        LightBlock block = another(SET, SET);
        Commit commit = block.commit();
        LightBlock later = new LightBlock(
                new SignedHeader(block.header(), new Commit(commit.height(), 1, commit.blockId(), commit.signatures())),
                block.validators());
        assertThat(Attack.kindOf(later, TRUSTED)).isEqualTo(Attack.AMNESIA);
        assertThat(Attack.evidence(later, TRUSTED, COMMON).byzantineValidators())
                .isEmpty();
    }

    @Test
    void isKnownByTheHeaderAndTheCommonHeight() {
        LightClientAttackEvidence evidence = Attack.evidence(another(OTHERS, OTHERS), TRUSTED, COMMON);
        Bytes header = evidence.conflictingBlock().header().hash();
        assertThat(evidence.hash())
                .isEqualTo(Sha256.of(header.slice(0, 31), Bytes.of((byte) 0), ProtoWriter.bareVarint(20)));
    }
}
