package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Share;

/** Keys of the chain as a whole and who lives on it. */
abstract class AccountKeys extends KeyMaker {
    public static StateKey<ChainParams> params() {
        return key(ChainParams.class, "params");
    }

    /** Parameters that were voted and act from the next cycle on. */
    public static StateKey<ChainParams> nextParams() {
        return key(ChainParams.class, "next-params");
    }

    public static StateKey<Totals> totals() {
        return key(Totals.class, "totals");
    }

    public static StateKey<CommunityFunds> communityFunds() {
        return key(CommunityFunds.class, "community");
    }

    public static StateKey<Account> account(@Address Bytes address) {
        return key(Account.class, "account", address);
    }

    /** A page of an account's history, counted from 0; the {@link Account} says how many there are. */
    public static StateKey<HistoryPage> history(@Address Bytes address, long page) {
        return key(HistoryPage.class, "history", address, number(page));
    }

    /** Experience power of an account. */
    public static StateKey<ExperienceState> experience(@Address Bytes address) {
        return key(ExperienceState.class, "experience", address);
    }

    public static StateKey<ExperienceTotals> experienceTotals() {
        return key(ExperienceTotals.class, "experience-totals");
    }

    /** The person an accredited issuer vouched for when the account proved a purchase. */
    public static StateKey<Ref> person(@Address Bytes account) {
        return key(Ref.class, "person", account);
    }

    public static StateKey<MemberState> member(@Address Bytes address) {
        return key(MemberState.class, "member", address);
    }

    public static StateKey<MembersPot> membersPot() {
        return key(MembersPot.class, "members-pot");
    }

    public static StateKey<ReserveState> reserve() {
        return key(ReserveState.class, "reserve");
    }

    /** uCTT that a competition's part of the reserve minted for an account in a class. */
    public static StateKey<Due> tokenDue(Bytes model, long cycle, Share share, @Address Bytes account) {
        return key(Due.class, "token-due", model, number(cycle), share(share), account);
    }

    /** uCTT for a competition's reviewers that no place of its ranking was given yet. */
    public static StateKey<TokensLeft> tokensLeft(Bytes model, long cycle) {
        return key(TokensLeft.class, "tokens-left", model, number(cycle));
    }

    public static ListKey<Ref> platforms() {
        return list(Ref.class, "platforms");
    }

    public static StateKey<PlatformState> platform(@Address Bytes address) {
        return key(PlatformState.class, "platform", address);
    }

    /** Accredited custodians, by address. */
    public static StateKey<Ref> custodian(@Address Bytes address) {
        return key(Ref.class, "custodian", address);
    }

    /** Accredited personhood issuers, by Ed25519 key. */
    public static StateKey<Ref> issuer(Bytes publicKey) {
        return key(Ref.class, "issuer", publicKey);
    }

    /** Accredited laboratories, by address; absent once an accreditation was withdrawn. */
    public static StateKey<Ref> lab(@Address Bytes address) {
        return key(Ref.class, "lab", address);
    }

    /** Every laboratory that ever was accredited, in the order they came. */
    public static ListKey<Ref> labs() {
        return list(Ref.class, "labs");
    }
}
