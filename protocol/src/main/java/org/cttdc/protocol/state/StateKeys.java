package org.cttdc.protocol.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Share;

/**
 * Every key of the authenticated store. A key is an ASCII name, then '/', then fixed-length binary parts, so that no two records
 * can share a key.
 */
public final class StateKeys {
    private static final Bytes SEPARATOR = Bytes.of((byte) '/');

    private StateKeys() {}

    public static StateKey<ChainParams> params() {
        return key(ChainParams.class, "params");
    }

    public static StateKey<Totals> totals() {
        return key(Totals.class, "totals");
    }

    public static StateKey<CommunityFunds> communityFunds() {
        return key(CommunityFunds.class, "community");
    }

    public static StateKey<Account> account(Bytes address) {
        return key(Account.class, "account", address);
    }

    public static ListKey<HistoryEntry> history(Bytes address) {
        return list(HistoryEntry.class, "history", address);
    }

    /** Experience power of an account. */
    public static StateKey<ExperienceState> experience(Bytes address) {
        return key(ExperienceState.class, "experience", address);
    }

    public static StateKey<ExperienceTotals> experienceTotals() {
        return key(ExperienceTotals.class, "experience-totals");
    }

    public static StateKey<Document> document(Bytes id) {
        return key(Document.class, "document", id);
    }

    public static StateKey<ModelState> model(Bytes id) {
        return key(ModelState.class, "model", id);
    }

    public static ListKey<Ref> models() {
        return list(Ref.class, "models");
    }

    public static StateKey<ListingState> listing(Bytes id) {
        return key(ListingState.class, "listing", id);
    }

    /** Where a model comes from and what follows it. */
    public static StateKey<ModelLineage> lineage(Bytes model) {
        return key(ModelLineage.class, "lineage", model);
    }

    /** How often each level was found under a model. */
    public static StateKey<LevelCounts> levelCounts(Bytes model) {
        return key(LevelCounts.class, "level-counts", model);
    }

    /** A reported defect, by the nullifier of its purchase. */
    public static StateKey<DefectState> defect(Bytes purchase) {
        return key(DefectState.class, "defect", purchase);
    }

    /** Defects reported against a model, by the nullifier of their purchase. */
    public static ListKey<Ref> modelDefects(Bytes model) {
        return list(Ref.class, "model-defects", model);
    }

    public static ListKey<Ref> listings() {
        return list(Ref.class, "listings");
    }

    /** What became of a listing after it was published. */
    public static StateKey<ListingTerms> listingTerms(Bytes id) {
        return key(ListingTerms.class, "listing-terms", id);
    }

    public static ListKey<Ref> listingsOfModel(Bytes model) {
        return list(Ref.class, "model-listings", model);
    }

    public static ListKey<Ref> platforms() {
        return list(Ref.class, "platforms");
    }

    public static StateKey<PlatformState> platform(Bytes address) {
        return key(PlatformState.class, "platform", address);
    }

    /** Accredited custodians, by address. */
    public static StateKey<Ref> custodian(Bytes address) {
        return key(Ref.class, "custodian", address);
    }

    /** Accredited personhood issuers, by Ed25519 key. */
    public static StateKey<Ref> issuer(Bytes publicKey) {
        return key(Ref.class, "issuer", publicKey);
    }

    /** Accredited laboratories, by address; absent once an accreditation was withdrawn. */
    public static StateKey<Ref> lab(Bytes address) {
        return key(Ref.class, "lab", address);
    }

    /** Every laboratory that ever was accredited, in the order they came. */
    public static ListKey<Ref> labs() {
        return list(Ref.class, "labs");
    }

    /** The account that claims for a validator, by consensus address. */
    public static StateKey<Ref> operator(Bytes validator) {
        return key(Ref.class, "operator", validator);
    }

    /** A validator, by consensus address. */
    public static StateKey<ValidatorState> validator(Bytes address) {
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

    public static StateKey<BatchState> batch(Bytes platform, long seq) {
        return key(BatchState.class, "batch", platform, number(seq));
    }

    /** Batches of a cycle; an item's id is platform ‖ seq (28 bytes). */
    public static ListKey<Ref> batches(long cycle) {
        return list(Ref.class, "batches", number(cycle));
    }

    public static StateKey<CycleTotals> cycle(long cycle) {
        return key(CycleTotals.class, "cycle", number(cycle));
    }

    public static StateKey<CompetitionState> competition(Bytes model, long cycle) {
        return key(CompetitionState.class, "competition", model, number(cycle));
    }

    /** Competitions of a cycle, by model id. */
    public static ListKey<Ref> competitions(long cycle) {
        return list(Ref.class, "competitions", number(cycle));
    }

    /** What part of its share a platform gives to recommenders, and from when on. */
    public static ListKey<PromoterTerms> promoterTerms(Bytes platform) {
        return list(PromoterTerms.class, "promoter-terms", platform);
    }

    /** What recommenders brought to a platform in a cycle, and the part of its share that they get. */
    public static StateKey<PromotionState> promotion(long cycle, Bytes platform) {
        return key(PromotionState.class, "promotion", number(cycle), platform);
    }

    /** Platforms that anchored orders of a cycle. */
    public static ListKey<Ref> promotions(long cycle) {
        return list(Ref.class, "promotions", number(cycle));
    }

    /** A challenged order, by its nullifier commitment. */
    public static StateKey<OmissionState> omission(Bytes nullifierCommit) {
        return key(OmissionState.class, "omission", nullifierCommit);
    }

    /** Orders of a platform that were challenged, by nullifier commitment. */
    public static ListKey<Ref> omissions(Bytes platform) {
        return list(Ref.class, "omissions", platform);
    }

    /** What a platform owes for orders it left out. */
    public static StateKey<PlatformDebt> platformDebt(Bytes platform) {
        return key(PlatformDebt.class, "platform-debt", platform);
    }

    /** Marks a subtotal as claimed; holds the batch's root. */
    public static StateKey<Ref> promoted(Bytes platform, long seq, Bytes promoter, Bytes listing) {
        return key(Ref.class, "promoted", platform, number(seq), promoter, listing);
    }

    /** What a recommender brought to a listing in a cycle, over all platforms. */
    public static StateKey<Recommendation> recommendation(long cycle, Bytes promoter, Bytes listing) {
        return key(Recommendation.class, "recommendation", number(cycle), promoter, listing);
    }

    /** A recommender's word of mouth in a cycle. */
    public static StateKey<WordOfMouth> wordOfMouth(long cycle, Bytes promoter) {
        return key(WordOfMouth.class, "word-of-mouth", number(cycle), promoter);
    }

    /** What the community pays for word of mouth in a cycle, and by which scores. */
    public static StateKey<WordOfMouthTotals> wordOfMouthTotals(long cycle) {
        return key(WordOfMouthTotals.class, "word-of-mouth-totals", number(cycle));
    }

    /** Where scoring and settling stand. */
    public static StateKey<SettlementQueue> settlementQueue() {
        return key(SettlementQueue.class, "settlement-queue");
    }

    /** Marks a pack code as used for a report; holds the nullifier of the purchase. */
    public static StateKey<Ref> packCode(Bytes unitRoot, Bytes packLeaf) {
        return key(Ref.class, "pack-code", unitRoot, packLeaf);
    }

    /** What a competition took from one platform, as a row sum; the key of the platforms' split. */
    public static StateKey<CycleTotals> platformTotals(Bytes model, long cycle, Bytes platform) {
        return key(CycleTotals.class, "platform-totals", model, number(cycle), platform);
    }

    /** Platforms that sold in a competition. */
    public static ListKey<Ref> competitionPlatforms(Bytes model, long cycle) {
        return list(Ref.class, "competition-platforms", model, number(cycle));
    }

    public static StateKey<PurchaseState> purchase(Bytes nullifier) {
        return key(PurchaseState.class, "purchase", nullifier);
    }

    public static ListKey<Ref> purchasesOf(Bytes owner) {
        return list(Ref.class, "purchases-of", owner);
    }

    /** Commitments of a competition, by nullifier. */
    public static ListKey<Ref> commits(Bytes model, long cycle) {
        return list(Ref.class, "commits", model, number(cycle));
    }

    /** Marks that a person already committed in a competition; holds the nullifier used. */
    public static StateKey<Ref> reviewed(Bytes model, long cycle, Bytes person) {
        return key(Ref.class, "reviewed", model, number(cycle), person);
    }

    public static StateKey<ReportState> report(Bytes id) {
        return key(ReportState.class, "report", id);
    }

    public static ListKey<Ref> reports(Bytes model, long cycle) {
        return list(Ref.class, "reports", model, number(cycle));
    }

    public static ListKey<Ref> reportsOfListing(Bytes listing) {
        return list(Ref.class, "listing-reports", listing);
    }

    /** Marks an evidence hash as used; holds the report that used it. */
    public static StateKey<Ref> evidence(Bytes sha256) {
        return key(Ref.class, "evidence", sha256);
    }

    /** Disputes by their numbers. */
    public static ListKey<DisputeState> disputes() {
        return list(DisputeState.class, "disputes");
    }

    /** The dispute about a report or a defect that is open, or was last: its number as 8 bytes. */
    public static StateKey<Ref> disputed(Bytes target) {
        return key(Ref.class, "disputed", target);
    }

    /** Drawn jurors of a round. */
    public static ListKey<SeatState> seats(long dispute, long round) {
        return list(SeatState.class, "seats", number(dispute), number(round));
    }

    /** Cases a juror was drawn for: the dispute's number and the round, 8 bytes each. */
    public static ListKey<Ref> seatsOf(Bytes juror) {
        return list(Ref.class, "seats-of", juror);
    }

    /** A ballot where all experience power votes. */
    public static StateKey<BallotState> ballot(long dispute, Bytes account) {
        return key(BallotState.class, "ballot", number(dispute), account);
    }

    /** The votes where all experience power votes. */
    public static StateKey<PollState> poll(long dispute) {
        return key(PollState.class, "poll", number(dispute));
    }

    public static StateKey<JurorState> juror(Bytes address) {
        return key(JurorState.class, "juror", address);
    }

    /** Marks that a person is a juror; holds the account. */
    public static StateKey<Ref> jurorPerson(Bytes person) {
        return key(Ref.class, "juror-person", person);
    }

    public static StateKey<JuryQueue> juryQueue() {
        return key(JuryQueue.class, "jury-queue");
    }

    public static ListKey<JuryDraw> juryDraws() {
        return list(JuryDraw.class, "jury-draws");
    }

    public static ListKey<JuryChange> juryChanges() {
        return list(JuryChange.class, "jury-changes");
    }

    /** Size of the jurors' sum tree. */
    public static StateKey<SortitionHead> sortition() {
        return key(SortitionHead.class, "sortition");
    }

    public static StateKey<SortitionNode> sortitionNode(long place) {
        return key(SortitionNode.class, "sortition-node", number(place));
    }

    /** Where a juror stands in the tree. */
    public static StateKey<SortitionPlace> sortitionPlace(Bytes juror) {
        return key(SortitionPlace.class, "sortition-place", juror);
    }

    /** Places that became free, the last one on top. */
    public static StateKey<SortitionPlace> sortitionVacant(long index) {
        return key(SortitionPlace.class, "sortition-vacant", number(index));
    }

    /** The audit of a report. */
    public static StateKey<AuditTask> audit(Bytes report) {
        return key(AuditTask.class, "audit", report);
    }

    /** Audited reports of a competition. */
    public static ListKey<Ref> audits(Bytes model, long cycle) {
        return list(Ref.class, "audits", model, number(cycle));
    }

    /** Reports a laboratory was drawn to audit. */
    public static ListKey<Ref> auditsOf(Bytes lab) {
        return list(Ref.class, "audits-of", lab);
    }

    public static StateKey<AuditPlan> auditPlan(Bytes model, long cycle) {
        return key(AuditPlan.class, "audit-plan", model, number(cycle));
    }

    /** Every competition that is or was audited, in the order they were settled. */
    public static ListKey<CompetitionRef> auditPlans() {
        return list(CompetitionRef.class, "audit-plans");
    }

    public static StateKey<AuditQueue> auditQueue() {
        return key(AuditQueue.class, "audit-queue");
    }

    /** Accounts that offered to review a model in a cycle. */
    public static ListKey<Ref> offers(Bytes model, long cycle) {
        return list(Ref.class, "offers", model, number(cycle));
    }

    /** Marks that a person offered; holds the account. */
    public static StateKey<Ref> offered(Bytes model, long cycle, Bytes person) {
        return key(Ref.class, "offered", model, number(cycle), person);
    }

    /** Models for which somebody offered to review in a cycle. */
    public static ListKey<Ref> offeredModels(long cycle) {
        return list(Ref.class, "offered-models", number(cycle));
    }

    public static StateKey<AssignmentQueue> assignmentQueue() {
        return key(AssignmentQueue.class, "assignment-queue");
    }

    /** Marks an assigned reviewer. */
    public static StateKey<Ref> assigned(Bytes model, long cycle, Bytes account) {
        return key(Ref.class, "assigned", model, number(cycle), account);
    }

    public static StateKey<AssignedReports> assignedReports(Bytes model, long cycle) {
        return key(AssignedReports.class, "assigned-reports", model, number(cycle));
    }

    /** Assigned reviewers in order of their draw. */
    public static ListKey<Ref> assignments(Bytes model, long cycle) {
        return list(Ref.class, "assignments", model, number(cycle));
    }

    /** How often somebody's findings held. */
    public static StateKey<EvaluationState> evaluation(Bytes address) {
        return key(EvaluationState.class, "evaluation", address);
    }

    public static ListKey<RankingEntry> ranking(Bytes model, long cycle) {
        return list(RankingEntry.class, "ranking", model, number(cycle));
    }

    public static StateKey<Due> due(Bytes model, long cycle, Share share, Bytes account) {
        return key(Due.class, "due", model, number(cycle), Bytes.of(new byte[] {(byte) share.number()}), account);
    }

    /** The chain's randomness; {@link BeaconState#START} where it is absent. */
    public static StateKey<BeaconState> beacon() {
        return key(BeaconState.class, "beacon");
    }

    /** Parameters that were voted and act from the next cycle on. */
    public static StateKey<ChainParams> nextParams() {
        return key(ChainParams.class, "next-params");
    }

    /** Every vote; the one with number n is item n - 1. */
    public static ListKey<ProposalState> proposals() {
        return list(ProposalState.class, "proposals");
    }

    public static StateKey<ProposalText> proposalText(long number) {
        return key(ProposalText.class, "proposal-text", number(number));
    }

    public static StateKey<VoteState> vote(long proposal, Bytes voter) {
        return key(VoteState.class, "vote", number(proposal), voter);
    }

    /** Marks that a person voted; holds the account that has their voice. */
    public static StateKey<Ref> voice(long proposal, Bytes person) {
        return key(Ref.class, "voice", number(proposal), person);
    }

    public static StateKey<VoterState> voter(Bytes address) {
        return key(VoterState.class, "voter", address);
    }

    public static StateKey<DelegatedState> delegated(Bytes to) {
        return key(DelegatedState.class, "delegated", to);
    }

    public static StateKey<VoteHorizon> voteHorizon() {
        return key(VoteHorizon.class, "vote-horizon");
    }

    /** The person an accredited issuer vouched for when the account proved a purchase. */
    public static StateKey<Ref> person(Bytes account) {
        return key(Ref.class, "person", account);
    }

    public static StateKey<GrantState> grant(long proposal) {
        return key(GrantState.class, "grant", number(proposal));
    }

    /** The reference model of a category, by {@link org.cttdc.protocol.rules.Category#id}. */
    public static StateKey<Ref> referenceModel(Bytes category) {
        return key(Ref.class, "reference-model", category);
    }

    public static StateKey<MemberState> member(Bytes address) {
        return key(MemberState.class, "member", address);
    }

    public static StateKey<MembersPot> membersPot() {
        return key(MembersPot.class, "members-pot");
    }

    public static StateKey<ReserveState> reserve() {
        return key(ReserveState.class, "reserve");
    }

    /** uCTT that a competition's part of the reserve minted for an account in a class. */
    public static StateKey<Due> tokenDue(Bytes model, long cycle, Share share, Bytes account) {
        return key(Due.class, "token-due", model, number(cycle), Bytes.of(new byte[] {(byte) share.number()}), account);
    }

    /** uCTT for a competition's reviewers that no place of its ranking was given yet. */
    public static StateKey<TokensLeft> tokensLeft(Bytes model, long cycle) {
        return key(TokensLeft.class, "tokens-left", model, number(cycle));
    }

    /** Sums over stakes and pots. */
    public static StateKey<StakingState> staking() {
        return key(StakingState.class, "staking");
    }

    public static StateKey<StakeState> stake(Bytes account) {
        return key(StakeState.class, "stake", account);
    }

    /** Who stands for election, by consensus address. */
    public static StateKey<CandidateState> candidate(Bytes validator) {
        return key(CandidateState.class, "candidate", validator);
    }

    public static ListKey<Ref> candidates() {
        return list(Ref.class, "candidates");
    }

    /** Guardians of the chain's beginning, by account. */
    public static StateKey<Ref> guardian(Bytes account) {
        return key(Ref.class, "guardian", account);
    }

    public static StateKey<NominationState> stakeBallot(Bytes account) {
        return key(NominationState.class, "stake-ballot", account);
    }

    /** Accounts that nominate with stake. */
    public static ListKey<Ref> stakeBallots() {
        return list(Ref.class, "stake-ballots");
    }

    public static StateKey<NominationState> experienceBallot(Bytes account) {
        return key(NominationState.class, "experience-ballot", account);
    }

    /** Accounts that nominate with experience power. */
    public static ListKey<Ref> experienceBallots() {
        return list(Ref.class, "experience-ballots");
    }

    public static StateKey<NominationState> guardianBallot(Bytes account) {
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
    public static StateKey<OnionState> onion(Bytes validator) {
        return key(OnionState.class, "onion", validator);
    }

    /** Everyone ever proven to have misbehaved. */
    public static ListKey<SlashState> slashes() {
        return list(SlashState.class, "slashes");
    }

    private static Bytes number(long value) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private static <T extends Record> StateKey<T> key(Class<T> type, String name, Bytes... parts) {
        return new StateKey<>(join(name, parts), type);
    }

    private static <T extends Record> ListKey<T> list(Class<T> type, String name, Bytes... parts) {
        return new ListKey<>(join(name, parts), type);
    }

    static Bytes join(String name, Bytes... parts) {
        Bytes[] all = new Bytes[1 + 2 * parts.length];
        all[0] = Bytes.of(name.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < parts.length; i++) {
            all[2 * i + 1] = SEPARATOR;
            all[2 * i + 2] = parts[i];
        }
        return Bytes.concat(all);
    }
}
