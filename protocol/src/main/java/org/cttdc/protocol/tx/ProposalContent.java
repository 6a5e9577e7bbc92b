package org.cttdc.protocol.tx;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.rules.Membership;

/** What a vote decides (protocol page, section 7). Only an enacted vote changes any of this. */
public sealed interface ProposalContent {

    /** Sets one governance parameter, named as in {@code ChainParams}, a nested one by its path: {@code governance.votingBlocks}. */
    @Tag(1)
    record ParamChange(String field, long value) implements ProposalContent {}

    /** Grants somebody an amount of the treasury, which they claim. */
    @Tag(2)
    record TreasurySpend(Bytes to, Asset asset, long amount) implements ProposalContent {}

    /** Accredits an issuer of personhood credentials by its Ed25519 key, or withdraws that. */
    @Tag(3)
    record AccreditIssuer(Bytes issuerKey, boolean accredited) implements ProposalContent {}

    /** Accredits a laboratory by its address, or withdraws that. */
    @Tag(4)
    record AccreditLab(Bytes lab, boolean accredited) implements ProposalContent {}

    /**
     * Makes a model the reference of a category of products: what it wants declared, every listing in the category declares.
     *
     * @param system vocabulary of the category, such as GPC
     * @param code of the category in it
     * @param model content id, or empty for no reference model any more
     */
    @Tag(5)
    record ReferenceModel(String system, String code, Bytes model) implements ProposalContent {}

    /** What the community lives on. */
    @Tag(6)
    record FeeMode(Membership.Mode mode) implements ProposalContent {}

    /** A statement the community makes; it changes nothing on the chain. */
    @Tag(7)
    record Text(String statement) implements ProposalContent {}
}
