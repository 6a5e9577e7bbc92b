package org.cttdc.protocol.consensus.light;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.light.Verdict.Invalid;
import org.cttdc.protocol.consensus.light.Verdict.NotEnoughTrust;
import org.cttdc.protocol.consensus.light.Verdict.Ok;
import org.cttdc.protocol.consensus.light.Verdict.Reason;

/**
 * Counts the power behind a commit. Power is counted first and signatures are verified after, and only as many as are needed, so
 * that a commit that falls short costs no signature check.
 */
final class Tally {
    private final SignatureVerifier verifier;
    private final String chainId;

    Tally(SignatureVerifier verifier, String chainId) {
        this.verifier = verifier;
        this.chainId = chainId;
    }

    private record Signed(int place, int validator) {}

    /** More than two thirds of the commit's own set: signatures stand in the order of the set. */
    Verdict twoThirds(ValidatorSet set, Commit commit) {
        List<CommitSig> sigs = commit.signatures();
        if (sigs.size() != set.size()) {
            return new Invalid(
                    Reason.COMMIT, "commit of " + sigs.size() + " signatures for " + set.size() + " validators");
        }
        long needed = Math.multiplyExact(set.totalPower(), 2) / 3;
        long power = 0;
        List<Signed> counted = new ArrayList<>();
        for (int i = 0; i < sigs.size() && power <= needed; i++) {
            CommitSig sig = sigs.get(i);
            if (sig.flag() != BlockIdFlag.COMMIT) {
                continue;
            }
            if (!sig.validatorAddress().equals(set.addressAt(i))) {
                return new Invalid(
                        Reason.SIGNER,
                        "place " + i + " is of " + set.addressAt(i) + ", signed by " + sig.validatorAddress());
            }
            counted.add(new Signed(i, i));
            power += set.get(i).power();
        }
        return power > needed
                ? verify(set, commit, counted)
                : new Invalid(
                        Reason.NOT_ENOUGH_POWER, "power " + power + " signed, more than " + needed + " is needed");
    }

    /** A share of a set trusted from before: signers are found by address, others do not count. */
    Verdict trusting(ValidatorSet set, Commit commit, TrustLevel level) {
        long needed = level.powerToExceed(set.totalPower());
        long power = 0;
        List<Signed> counted = new ArrayList<>();
        Map<Bytes, Integer> seen = new HashMap<>();
        for (int i = 0; i < commit.signatures().size() && power <= needed; i++) {
            CommitSig sig = commit.signatures().get(i);
            int validator = sig.flag() == BlockIdFlag.COMMIT ? set.indexOf(sig.validatorAddress()) : -1;
            if (validator < 0) {
                continue;
            }
            Integer first = seen.putIfAbsent(sig.validatorAddress(), i);
            if (first != null) {
                return new Invalid(
                        Reason.DOUBLE_VOTE, sig.validatorAddress() + " signed at places " + first + " and " + i);
            }
            counted.add(new Signed(i, validator));
            power += set.get(validator).power();
        }
        return power > needed ? verify(set, commit, counted) : new NotEnoughTrust(power, needed);
    }

    /** The block without votes for it that the validator at their place did not cast. */
    LightBlock onlyTrueVotes(LightBlock block) {
        Commit commit = block.commit();
        List<CommitSig> kept = new ArrayList<>(commit.signatures());
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).flag() == BlockIdFlag.COMMIT && !isTrue(block.validators(), commit, i)) {
                kept.set(i, CommitSig.ABSENT);
            }
        }
        return new LightBlock(
                new SignedHeader(block.header(), new Commit(commit.height(), commit.round(), commit.blockId(), kept)),
                block.validators());
    }

    private boolean isTrue(ValidatorSet set, Commit commit, int place) {
        CommitSig sig = commit.signatures().get(place);
        return sig.validatorAddress().equals(set.addressAt(place))
                && verifier.verify(set.get(place).publicKey(), commit.voteSignBytes(chainId, place), sig.signature());
    }

    private Verdict verify(ValidatorSet set, Commit commit, List<Signed> counted) {
        List<SignatureVerifier.Signed> batch = new ArrayList<>(counted.size());
        for (Signed signed : counted) {
            batch.add(new SignatureVerifier.Signed(
                    set.get(signed.validator()).publicKey(),
                    commit.voteSignBytes(chainId, signed.place()),
                    commit.signatures().get(signed.place()).signature()));
        }
        int invalid = verifier.firstInvalid(batch);
        if (invalid < 0) {
            return new Ok();
        }
        Signed wrong = counted.get(invalid);
        return new Invalid(
                Reason.SIGNATURE,
                "the signature of " + set.addressAt(wrong.validator()) + " at place " + wrong.place() + " is wrong");
    }
}
