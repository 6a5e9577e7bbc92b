package org.cttdc.node.chain;

import java.time.Duration;
import java.util.List;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.Vote;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.TrustedState;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.consensus.light.VerifyOptions;
import org.cttdc.protocol.consensus.light.Zip215Verifier;

/** Whether evidence proves that a validator of this chain misbehaved; follows CometBFT's {@code evidence/verify.go}. */
final class EvidenceCheck {
    private static final Duration ANY_AGE = Duration.ofDays(365_000);

    private final GenesisFile genesis;
    private final ValidatorHistory validators;
    private final BlockStore blocks;
    private final Tip tip;

    EvidenceCheck(GenesisFile genesis, ValidatorHistory validators, BlockStore blocks, Tip tip) {
        this.genesis = genesis;
        this.validators = validators;
        this.blocks = blocks;
        this.tip = tip;
    }

    /** Refuses evidence that proves nothing, with the reason. */
    void check(Evidence evidence) throws EvidenceException {
        switch (evidence) {
            case DuplicateVoteEvidence votes -> checkVotes(votes);
            case LightClientAttackEvidence attack -> checkAttack(attack);
        }
    }

    private void checkVotes(DuplicateVoteEvidence evidence) throws EvidenceException {
        Vote a = evidence.voteA();
        Vote b = evidence.voteB();
        requireAge(a.height(), evidence.timestamp());
        require(
                a.height() == b.height() && a.round() == b.round() && a.type() == b.type(),
                "the votes are for different heights, rounds or steps");
        require(a.validatorAddress().equals(b.validatorAddress()), "the votes come from different validators");
        require(!a.blockId().equals(b.blockId()), "the votes are for the same block");
        require(a.blockId().hash().compareTo(b.blockId().hash()) <= 0, "the votes stand in the wrong order");
        ValidatorSet set = validators.at(a.height());
        int index = set.indexOf(a.validatorAddress());
        require(index >= 0, "the address was not a validator at height " + a.height());
        Validator validator = set.get(index);
        require(
                evidence.validatorPower() == validator.power() && evidence.totalPower() == set.totalPower(),
                "the powers are not those of height " + a.height());
        for (Vote vote : new Vote[] {a, b}) {
            require(
                    new Zip215Verifier()
                            .verify(validator.publicKey(), vote.signBytes(genesis.chainId()), vote.signature()),
                    "a vote's signature is invalid");
        }
    }

    /** The evidence must be the one that an honest client makes of the conflicting block: nobody is named who did not sign. */
    private void checkAttack(LightClientAttackEvidence evidence) throws EvidenceException {
        requireAge(evidence.commonHeight(), evidence.timestamp());
        LightBlock conflicting = evidence.conflictingBlock();
        require(conflicting.height() >= evidence.commonHeight(), "the conflicting block is older than the common one");
        if (conflicting.height() <= tip.height()) {
            require(
                    !conflicting
                            .header()
                            .hash()
                            .equals(blocks.blockId(conflicting.height()).hash()),
                    "the block does not conflict: it is this chain's own");
        } else {
            require(!conflicting.header().time().isAfter(tip.time()), "the block may still come: it lies ahead");
        }
        LightBlock common = own(evidence.commonHeight());
        LightBlock trusted = own(Math.min(conflicting.height(), tip.height()));
        Verdict verdict = conflicting.height() == evidence.commonHeight()
                ? new LightVerifier().verifyCommit(conflicting, genesis.chainId())
                : fromCommon(common, conflicting);
        require(verdict instanceof Verdict.Ok, "the conflicting block would fool nobody: " + verdict);
        require(
                new LightVerifier().onlyTrueVotes(conflicting).commit().equals(conflicting.commit()),
                "a vote for the conflicting block is false");
        LightClientAttackEvidence honest = Attack.evidence(conflicting, trusted, common);
        boolean lunatic = Attack.kindOf(conflicting, trusted) == Attack.LUNATIC;
        require(
                evidence.commonHeight() == honest.commonHeight()
                        && (!lunatic || evidence.commonHeight() < conflicting.height()),
                "no honest client would say that the attack begins at height " + evidence.commonHeight());
        require(
                evidence.totalPower() == honest.totalPower(),
                "the total power is not that of height " + honest.commonHeight());
        require(
                accused(evidence).equals(accused(honest)),
                "those accused are not those who signed both, or should not have signed");
    }

    /** A priority to propose is nobody's guilt, and no header says it. */
    private static List<Validator> accused(LightClientAttackEvidence evidence) {
        return evidence.byzantineValidators().stream()
                .map(one -> Validator.of(one.publicKey(), one.power()))
                .toList();
    }

    /** What this chain has at a height. */
    private LightBlock own(long height) {
        return new LightBlock(
                new SignedHeader(blocks.block(height).header(), blocks.commit(height)), validators.at(height));
    }

    private static Verdict fromCommon(LightBlock common, LightBlock conflicting) {
        Timestamp later = conflicting.header().time().plus(Duration.ofSeconds(1));
        return new LightVerifier()
                .verify(
                        new TrustedState(common.header(), common.validators()),
                        conflicting,
                        VerifyOptions.trusting(ANY_AGE),
                        later);
    }

    private void requireAge(long height, Timestamp time) throws EvidenceException {
        require(height >= 1 && height <= tip.height(), "this chain has no height " + height);
        Timestamp made = blocks.block(height).header().time();
        require(made.equals(time), "the block of height " + height + " has the time " + made + ", not " + time);
        boolean oldByBlocks = tip.height() - height > GenesisFile.MAX_EVIDENCE_BLOCKS;
        boolean oldByTime = tip.time().isAfter(made.plus(GenesisFile.MAX_EVIDENCE_AGE));
        require(!(oldByBlocks && oldByTime), "evidence from height " + height + " is too old");
    }

    private static void require(boolean holds, String otherwise) throws EvidenceException {
        if (!holds) {
            throw new EvidenceException(otherwise);
        }
    }
}
