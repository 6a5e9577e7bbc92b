package org.cttdc.protocol.consensus.light;

import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.ValidatorSet;

/**
 * What is already trusted.
 *
 * @param header a verified header
 * @param validators the set of that height (as the Go client trusts) or of the next (as the Rust client does); throws
 *     {@link IllegalArgumentException} where the header vouches for neither
 */
public record TrustedState(Header header, ValidatorSet validators) {
    public TrustedState {
        if (!validators.hash().equals(header.validatorsHash())
                && !validators.hash().equals(header.nextValidatorsHash())) {
            throw new IllegalArgumentException(
                    "header " + header.height() + " vouches for the validator sets " + header.validatorsHash() + " and "
                            + header.nextValidatorsHash() + ", not for " + validators.hash());
        }
    }

    /** A verified light block with its own validators. */
    public static TrustedState of(LightBlock block) {
        return new TrustedState(block.header(), block.validators());
    }
}
