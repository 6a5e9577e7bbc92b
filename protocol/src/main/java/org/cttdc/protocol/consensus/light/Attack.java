package org.cttdc.protocol.consensus.light;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/**
 * What two blocks that both verify from one common block say about who misbehaved, and the evidence against one of them. Follows
 * CometBFT's {@code light/detector.go} and {@code types/evidence.go}.
 */
public enum Attack {
    /** The header holds what no correct execution gives: validators of the common block signed a state of their own. */
    LUNATIC,
    /** Validators signed two blocks in one round. */
    EQUIVOCATION,
    /** Validators signed two blocks in different rounds, which some may have done rightly: nobody is named. */
    AMNESIA;

    private static final Comparator<Validator> MOST_POWER_FIRST =
            Comparator.comparingLong(Validator::power).reversed().thenComparing(Validator::address);

    /** Of which kind {@code conflicting} is to who trusts {@code trusted}. */
    public static Attack kindOf(LightBlock conflicting, LightBlock trusted) {
        if (isDerivedOtherwise(conflicting.header(), trusted.header())) {
            return LUNATIC;
        }
        return conflicting.commit().round() == trusted.commit().round() ? EQUIVOCATION : AMNESIA;
    }

    /**
     * The evidence against {@code conflicting}.
     *
     * @param trusted what stands on the chain the evidence is for, at the height of {@code conflicting} or, where the chain has not
     *     got there, its newest block
     * @param common the last block both agree on, from which both verify
     */
    public static LightClientAttackEvidence evidence(LightBlock conflicting, LightBlock trusted, LightBlock common) {
        Attack kind = kindOf(conflicting, trusted);
        LightBlock origin = kind == LUNATIC ? common : trusted;
        List<Validator> byzantine = switch (kind) {
            case LUNATIC -> signers(conflicting, common.validators());
            case EQUIVOCATION -> doubleSigners(conflicting, trusted);
            case AMNESIA -> List.of();
        };
        return new LightClientAttackEvidence(
                conflicting,
                origin.height(),
                byzantine,
                origin.validators().totalPower(),
                origin.header().time());
    }

    /** Whether a field differs that follows from the chain below, so that only a wrong execution can explain it. */
    private static boolean isDerivedOtherwise(Header conflicting, Header trusted) {
        return !conflicting.validatorsHash().equals(trusted.validatorsHash())
                || !conflicting.nextValidatorsHash().equals(trusted.nextValidatorsHash())
                || !conflicting.consensusHash().equals(trusted.consensusHash())
                || !conflicting.appHash().equals(trusted.appHash())
                || !conflicting.lastResultsHash().equals(trusted.lastResultsHash());
    }

    private static List<Validator> signers(LightBlock conflicting, ValidatorSet common) {
        List<Validator> signers = new ArrayList<>();
        for (CommitSig sig : conflicting.commit().signatures()) {
            int index = sig.flag() == BlockIdFlag.COMMIT ? common.indexOf(sig.validatorAddress()) : -1;
            if (index >= 0) {
                signers.add(common.get(index));
            }
        }
        return sorted(signers);
    }

    private static List<Validator> doubleSigners(LightBlock conflicting, LightBlock trusted) {
        List<CommitSig> a = conflicting.commit().signatures();
        List<CommitSig> b = trusted.commit().signatures();
        List<Validator> both = new ArrayList<>();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (a.get(i).flag() == BlockIdFlag.COMMIT && b.get(i).flag() == BlockIdFlag.COMMIT) {
                both.add(conflicting.validators().get(i));
            }
        }
        return sorted(both);
    }

    private static List<Validator> sorted(List<Validator> validators) {
        validators.sort(MOST_POWER_FIRST);
        return validators;
    }
}
