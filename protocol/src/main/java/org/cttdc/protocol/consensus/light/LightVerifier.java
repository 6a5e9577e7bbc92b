package org.cttdc.protocol.consensus.light;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.light.Verdict.Expired;
import org.cttdc.protocol.consensus.light.Verdict.Invalid;
import org.cttdc.protocol.consensus.light.Verdict.Ok;
import org.cttdc.protocol.consensus.light.Verdict.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The light client's predicates: whether one header may be trusted because another one is. Stateless; the order of the checks and
 * their meaning follow CometBFT's {@code light/verifier.go}.
 */
public final class LightVerifier {
    private final SignatureVerifier signatures;

    /** Checks signatures as the reference clients do. */
    public LightVerifier() {
        this(new Zip215Verifier());
    }

    /** Checks signatures with a verifier of the caller's, for example one that remembers. */
    public LightVerifier(SignatureVerifier signatures) {
        this.signatures = signatures;
    }

    /**
     * Whether {@code untrusted}, at any height above, may be trusted at time {@code now}. The next height needs the validators the
     * trusted header announced; any other needs the trust level's share of {@code trusted.validators()}; both need more than two
     * thirds of the untrusted block's own set.
     */
    public Verdict verify(TrustedState trusted, LightBlock untrusted, VerifyOptions options, Timestamp now) {
        Header root = trusted.header();
        Timestamp expiry = root.time().plus(options.trustingPeriod());
        if (!expiry.isAfter(now)) {
            return new Expired(expiry);
        }
        Invalid fault = checkNewHeader(root, untrusted, options, now);
        if (fault != null) {
            return fault;
        }
        Tally tally = new Tally(signatures, root.chainId());
        if (untrusted.height() != root.height() + 1) {
            Verdict trust = tally.trusting(trusted.validators(), untrusted.commit(), options.trustLevel());
            if (!(trust instanceof Ok)) {
                return trust;
            }
        } else {
            fault = checkAnnounced(root, untrusted.header());
            if (fault != null) {
                return fault;
            }
        }
        // Last, because an attacker can make the untrusted set very large.
        return tally.twoThirds(untrusted.validators(), untrusted.commit());
    }

    /**
     * Whether a block is consistent in itself and signed by more than two thirds of its own validators: what a root of trust given
     * by hash must still pass.
     */
    public Verdict verifyCommit(LightBlock block, String chainId) {
        Invalid fault = HeaderRules.check(block.signedHeader(), chainId);
        if (fault == null) {
            fault = checkValidators(block);
        }
        return fault != null ? fault : new Tally(signatures, chainId).twoThirds(block.validators(), block.commit());
    }

    /**
     * A verified block with only those votes for it that its validators cast. Who verifies stops counting once there are enough, but
     * who judges the block as evidence refuses it for a single false vote: without this, whoever forged it could spoil the proof, or
     * pass off an innocent validator as a signer.
     */
    public LightBlock onlyTrueVotes(LightBlock block) {
        return new Tally(signatures, block.header().chainId()).onlyTrueVotes(block);
    }

    /**
     * Whether {@code next}, a header whose own set is known to have signed it ({@link #verifyCommit}), follows right after a trusted
     * one at time {@code now}: with that, what {@link #verify} asks of the next height, so that the signatures of many heights can be
     * checked at once. Asks also for the hash link between the two, which {@link #verify} leaves to the validators' honesty.
     */
    public Verdict verifySuccessor(
            Header trusted, Bytes trustedHash, Header next, VerifyOptions options, Timestamp now) {
        Timestamp expiry = trusted.time().plus(options.trustingPeriod());
        if (!expiry.isAfter(now)) {
            return new Expired(expiry);
        }
        Invalid fault = checkProgress(trusted, next, options, now);
        if (fault == null && next.height() != trusted.height() + 1) {
            fault = new Invalid(
                    Reason.NOT_MONOTONIC_HEIGHT, "height " + next.height() + " is not right above " + trusted.height());
        }
        if (fault == null) {
            fault = checkAnnounced(trusted, next);
        }
        if (fault == null) {
            fault = checkLink(trustedHash, next);
        }
        return fault != null ? fault : new Ok();
    }

    /** Whether {@code untrusted} is the header right below {@code trusted}, by the hash link between them. */
    public Verdict verifyBackwards(Header untrusted, Header trusted) {
        return verifyBackwards(untrusted, untrusted.hash(), trusted);
    }

    /** As {@link #verifyBackwards(Header, Header)}, for a header whose hash the caller has computed already. */
    public Verdict verifyBackwards(Header untrusted, Bytes hash, Header trusted) {
        Invalid fault = HeaderRules.checkHeader(untrusted, trusted.chainId());
        if (fault != null) {
            return fault;
        }
        if (untrusted.height() != trusted.height() - 1) {
            return new Invalid(
                    Reason.NOT_MONOTONIC_HEIGHT,
                    "height " + untrusted.height() + " is not right below " + trusted.height());
        }
        if (!untrusted.time().isBefore(trusted.time())) {
            return new Invalid(
                    Reason.NOT_MONOTONIC_TIME, "time " + untrusted.time() + " is not before " + trusted.time());
        }
        Invalid link = checkLink(hash, trusted);
        return link != null ? link : new Ok();
    }

    private static @Nullable Invalid checkLink(Bytes lower, Header upper) {
        return !lower.isEmpty() && lower.equals(upper.lastBlockId().hash())
                ? null
                : new Invalid(
                        Reason.LAST_BLOCK,
                        "header " + lower + ", the one above links to "
                                + upper.lastBlockId().hash());
    }

    private static @Nullable Invalid checkAnnounced(Header trusted, Header next) {
        return next.validatorsHash().equals(trusted.nextValidatorsHash())
                ? null
                : new Invalid(
                        Reason.NEXT_VALIDATORS,
                        "validators " + next.validatorsHash() + ", header " + trusted.height() + " announced "
                                + trusted.nextValidatorsHash());
    }

    private static @Nullable Invalid checkNewHeader(
            Header root, LightBlock untrusted, VerifyOptions options, Timestamp now) {
        Invalid fault = HeaderRules.check(untrusted.signedHeader(), root.chainId());
        if (fault != null) {
            return fault;
        }
        fault = checkProgress(root, untrusted.header(), options, now);
        return fault != null ? fault : checkValidators(untrusted);
    }

    private static @Nullable Invalid checkProgress(Header root, Header header, VerifyOptions options, Timestamp now) {
        if (header.height() <= root.height()) {
            return new Invalid(
                    Reason.NOT_MONOTONIC_HEIGHT, "height " + header.height() + " is not above " + root.height());
        }
        if (!header.time().isAfter(root.time())) {
            return new Invalid(Reason.NOT_MONOTONIC_TIME, "time " + header.time() + " is not after " + root.time());
        }
        if (!header.time().isBefore(now.plus(options.clockDrift()))) {
            return new Invalid(
                    Reason.FUTURE,
                    "time " + header.time() + " is ahead of " + now + " by more than " + options.clockDrift());
        }
        return null;
    }

    private static @Nullable Invalid checkValidators(LightBlock block) {
        return block.validators().hash().equals(block.header().validatorsHash())
                ? null
                : new Invalid(
                        Reason.VALIDATORS,
                        "validators " + block.validators().hash() + ", the header has "
                                + block.header().validatorsHash());
    }
}
