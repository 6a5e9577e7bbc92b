package org.cttdc.protocol.consensus.light;

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
        } else if (!untrusted.header().validatorsHash().equals(root.nextValidatorsHash())) {
            return new Invalid(
                    Reason.NEXT_VALIDATORS,
                    "validators " + untrusted.header().validatorsHash() + ", header " + root.height() + " announced "
                            + root.nextValidatorsHash());
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

    /** Whether {@code untrusted} is the header right below {@code trusted}, by the hash link between them. */
    public Verdict verifyBackwards(Header untrusted, Header trusted) {
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
        if (untrusted.hash().isEmpty()
                || !untrusted.hash().equals(trusted.lastBlockId().hash())) {
            return new Invalid(
                    Reason.LAST_BLOCK,
                    "header " + untrusted.hash() + ", the one above links to "
                            + trusted.lastBlockId().hash());
        }
        return new Ok();
    }

    private static @Nullable Invalid checkNewHeader(
            Header root, LightBlock untrusted, VerifyOptions options, Timestamp now) {
        Invalid fault = HeaderRules.check(untrusted.signedHeader(), root.chainId());
        if (fault != null) {
            return fault;
        }
        Header header = untrusted.header();
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
        return checkValidators(untrusted);
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
