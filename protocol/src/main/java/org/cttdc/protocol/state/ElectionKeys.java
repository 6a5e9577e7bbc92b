package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Keys of validators: who they are, who elects them, what they earn and lose. */
abstract class ElectionKeys extends VotingKeys {
    /** The account that claims for a validator, by consensus address. */
    public static StateKey<Ref> operator(@Address Bytes validator) {
        return key(Ref.class, "operator", validator);
    }

    /** A validator, by consensus address. */
    public static StateKey<ValidatorState> validator(@Address Bytes address) {
        return key(ValidatorState.class, "validator", address);
    }

    /** Everyone who ever was a validator, by consensus address. */
    public static ListKey<Ref> validators() {
        return list(Ref.class, "validators");
    }

    /** The set in office, by consensus address. */
    public static ListKey<Ref> activeValidators() {
        return list(Ref.class, "active-validators");
    }

    /** Sums over stakes and pots. */
    public static StateKey<StakingState> staking() {
        return key(StakingState.class, "staking");
    }

    public static StateKey<StakeState> stake(@Address Bytes account) {
        return key(StakeState.class, "stake", account);
    }

    /** Who stands for election, by consensus address. */
    public static StateKey<CandidateState> candidate(@Address Bytes validator) {
        return key(CandidateState.class, "candidate", validator);
    }

    public static ListKey<Ref> candidates() {
        return list(Ref.class, "candidates");
    }

    /** Guardians of the chain's beginning, by account. */
    public static StateKey<Ref> guardian(@Address Bytes account) {
        return key(Ref.class, "guardian", account);
    }

    public static StateKey<NominationState> stakeBallot(@Address Bytes account) {
        return key(NominationState.class, "stake-ballot", account);
    }

    /** Accounts that nominate with stake. */
    public static ListKey<Ref> stakeBallots() {
        return list(Ref.class, "stake-ballots");
    }

    public static StateKey<NominationState> experienceBallot(@Address Bytes account) {
        return key(NominationState.class, "experience-ballot", account);
    }

    /** Accounts that nominate with experience power. */
    public static ListKey<Ref> experienceBallots() {
        return list(Ref.class, "experience-ballots");
    }

    public static StateKey<NominationState> guardianBallot(@Address Bytes account) {
        return key(NominationState.class, "guardian-ballot", account);
    }

    /** Guardians that nominate. */
    public static ListKey<Ref> guardianBallots() {
        return list(Ref.class, "guardian-ballots");
    }

    /** Where the newest election stands. */
    public static StateKey<ElectionState> election() {
        return key(ElectionState.class, "election");
    }

    public static StateKey<ElectionFrame> electionFrame(long number) {
        return key(ElectionFrame.class, "election-frame", number(number));
    }

    /** The ballots that count in an election. */
    public static ListKey<VoiceState> voices(long number) {
        return list(VoiceState.class, "voices", number(number));
    }

    /** The set that an election filled; 0 for genesis. */
    public static ListKey<ValidatorSeat> validatorSeats(long number) {
        return list(ValidatorSeat.class, "validator-seats", number(number));
    }

    public static StateKey<TermState> term(long number) {
        return key(TermState.class, "term", number(number));
    }

    /** What a term's validators share. */
    public static StateKey<PotState> validatorPot(long number) {
        return key(PotState.class, "validator-pot", number(number));
    }

    /** What a term's nominators share. */
    public static StateKey<PotState> nominatorPot(long number) {
        return key(PotState.class, "nominator-pot", number(number));
    }

    /** The hash onion of a validator, by consensus address. */
    public static StateKey<OnionState> onion(@Address Bytes validator) {
        return key(OnionState.class, "onion", validator);
    }

    /** Everyone ever proven to have misbehaved. */
    public static ListKey<SlashState> slashes() {
        return list(SlashState.class, "slashes");
    }

    /** The chain's randomness; {@link BeaconState#START} where it is absent. */
    public static StateKey<BeaconState> beacon() {
        return key(BeaconState.class, "beacon");
    }
}
