package org.cttdc.protocol.state;

import java.util.List;
import java.util.Locale;
import org.cttdc.protocol.Bytes;

/** How the keys of one kind are made up: the table behind {@link KeyNames}, which a test holds against {@link StateKeys}. */
record KeyShape(String name, Class<? extends Record> type, boolean list, List<Part> parts) {

    /** One binary part of a key, of fixed length. */
    enum Part {
        ADDRESS(20),
        /** A content id, hash, nullifier or public key. */
        ID(32),
        NUMBER(Long.BYTES),
        SHARE(1);

        private final int size;

        Part(int size) {
            this.size = size;
        }

        /** Bytes. */
        int size() {
            return size;
        }
    }

    static List<KeyShape> all() {
        return List.of(
                one("params", ChainParams.class),
                one("totals", Totals.class),
                one("community", CommunityFunds.class),
                one("account", Account.class, Part.ADDRESS),
                one("experience", ExperienceState.class, Part.ADDRESS),
                one("experience-totals", ExperienceTotals.class),
                many("history", HistoryEntry.class, Part.ADDRESS),
                one("document", Document.class, Part.ID),
                one("model", ModelState.class, Part.ID),
                many("models", Ref.class),
                one("lineage", ModelLineage.class, Part.ID),
                one("level-counts", LevelCounts.class, Part.ID),
                one("defect", DefectState.class, Part.ID),
                many("model-defects", Ref.class, Part.ID),
                one("listing", ListingState.class, Part.ID),
                many("listings", Ref.class),
                one("listing-terms", ListingTerms.class, Part.ID),
                many("model-listings", Ref.class, Part.ID),
                many("platforms", Ref.class),
                one("platform", PlatformState.class, Part.ADDRESS),
                one("custodian", Ref.class, Part.ADDRESS),
                one("issuer", Ref.class, Part.ID),
                one("lab", Ref.class, Part.ADDRESS),
                many("labs", Ref.class),
                one("operator", Ref.class, Part.ADDRESS),
                one("validator", ValidatorState.class, Part.ADDRESS),
                many("validators", Ref.class),
                many("active-validators", Ref.class),
                one("batch", BatchState.class, Part.ADDRESS, Part.NUMBER),
                many("batches", Ref.class, Part.NUMBER),
                one("cycle", CycleTotals.class, Part.NUMBER),
                one("competition", CompetitionState.class, Part.ID, Part.NUMBER),
                many("competitions", Ref.class, Part.NUMBER),
                many("promoter-terms", PromoterTerms.class, Part.ADDRESS),
                one("promotion", PromotionState.class, Part.NUMBER, Part.ADDRESS),
                many("promotions", Ref.class, Part.NUMBER),
                one("promoted", Ref.class, Part.ADDRESS, Part.NUMBER, Part.ADDRESS, Part.ID),
                one("omission", OmissionState.class, Part.ID),
                many("omissions", Ref.class, Part.ADDRESS),
                one("platform-debt", PlatformDebt.class, Part.ADDRESS),
                one("recommendation", Recommendation.class, Part.NUMBER, Part.ADDRESS, Part.ID),
                one("word-of-mouth", WordOfMouth.class, Part.NUMBER, Part.ADDRESS),
                one("word-of-mouth-totals", WordOfMouthTotals.class, Part.NUMBER),
                one("settlement-queue", SettlementQueue.class),
                one("pack-code", Ref.class, Part.ID, Part.ID),
                one("platform-totals", CycleTotals.class, Part.ID, Part.NUMBER, Part.ADDRESS),
                many("competition-platforms", Ref.class, Part.ID, Part.NUMBER),
                one("purchase", PurchaseState.class, Part.ID),
                many("purchases-of", Ref.class, Part.ADDRESS),
                many("commits", Ref.class, Part.ID, Part.NUMBER),
                one("reviewed", Ref.class, Part.ID, Part.NUMBER, Part.ID),
                one("report", ReportState.class, Part.ID),
                many("reports", Ref.class, Part.ID, Part.NUMBER),
                many("listing-reports", Ref.class, Part.ID),
                one("evidence", Ref.class, Part.ID),
                many("disputes", DisputeState.class),
                one("disputed", Ref.class, Part.ID),
                many("seats", SeatState.class, Part.NUMBER, Part.NUMBER),
                many("seats-of", Ref.class, Part.ADDRESS),
                one("ballot", BallotState.class, Part.NUMBER, Part.ADDRESS),
                one("poll", PollState.class, Part.NUMBER),
                one("juror", JurorState.class, Part.ADDRESS),
                one("juror-person", Ref.class, Part.ID),
                one("jury-queue", JuryQueue.class),
                many("jury-draws", JuryDraw.class),
                many("jury-changes", JuryChange.class),
                one("sortition", SortitionHead.class),
                one("sortition-node", SortitionNode.class, Part.NUMBER),
                one("sortition-place", SortitionPlace.class, Part.ADDRESS),
                one("sortition-vacant", SortitionPlace.class, Part.NUMBER),
                one("evaluation", EvaluationState.class, Part.ADDRESS),
                one("audit", AuditTask.class, Part.ID),
                many("audits", Ref.class, Part.ID, Part.NUMBER),
                many("audits-of", Ref.class, Part.ADDRESS),
                one("audit-plan", AuditPlan.class, Part.ID, Part.NUMBER),
                many("audit-plans", CompetitionRef.class),
                one("audit-queue", AuditQueue.class),
                many("offers", Ref.class, Part.ID, Part.NUMBER),
                one("offered", Ref.class, Part.ID, Part.NUMBER, Part.ID),
                many("offered-models", Ref.class, Part.NUMBER),
                one("assignment-queue", AssignmentQueue.class),
                one("assigned", Ref.class, Part.ID, Part.NUMBER, Part.ADDRESS),
                one("assigned-reports", AssignedReports.class, Part.ID, Part.NUMBER),
                many("assignments", Ref.class, Part.ID, Part.NUMBER),
                many("ranking", RankingEntry.class, Part.ID, Part.NUMBER),
                one("due", Due.class, Part.ID, Part.NUMBER, Part.SHARE, Part.ADDRESS),
                one("beacon", BeaconState.class),
                one("next-params", ChainParams.class),
                many("proposals", ProposalState.class),
                one("proposal-text", ProposalText.class, Part.NUMBER),
                one("vote", VoteState.class, Part.NUMBER, Part.ADDRESS),
                one("voice", Ref.class, Part.NUMBER, Part.ID),
                one("voter", VoterState.class, Part.ADDRESS),
                one("delegated", DelegatedState.class, Part.ADDRESS),
                one("vote-horizon", VoteHorizon.class),
                one("person", Ref.class, Part.ADDRESS),
                one("grant", GrantState.class, Part.NUMBER),
                one("reference-model", Ref.class, Part.ID),
                one("member", MemberState.class, Part.ADDRESS),
                one("members-pot", MembersPot.class),
                one("reserve", ReserveState.class),
                one("tokens-left", TokensLeft.class, Part.ID, Part.NUMBER),
                one("token-due", Due.class, Part.ID, Part.NUMBER, Part.SHARE, Part.ADDRESS),
                one("staking", StakingState.class),
                one("stake", StakeState.class, Part.ADDRESS),
                one("candidate", CandidateState.class, Part.ADDRESS),
                many("candidates", Ref.class),
                one("guardian", Ref.class, Part.ADDRESS),
                one("stake-ballot", NominationState.class, Part.ADDRESS),
                many("stake-ballots", Ref.class),
                one("experience-ballot", NominationState.class, Part.ADDRESS),
                many("experience-ballots", Ref.class),
                one("guardian-ballot", NominationState.class, Part.ADDRESS),
                many("guardian-ballots", Ref.class),
                one("election", ElectionState.class),
                one("election-frame", ElectionFrame.class, Part.NUMBER),
                many("voices", VoiceState.class, Part.NUMBER),
                many("validator-seats", ValidatorSeat.class, Part.NUMBER),
                one("term", TermState.class, Part.NUMBER),
                one("validator-pot", PotState.class, Part.NUMBER),
                one("nominator-pot", PotState.class, Part.NUMBER),
                one("onion", OnionState.class, Part.ADDRESS),
                many("slashes", SlashState.class));
    }

    private static KeyShape one(String name, Class<? extends Record> type, Part... parts) {
        return new KeyShape(name, type, false, List.of(parts));
    }

    private static KeyShape many(String name, Class<? extends Record> type, Part... parts) {
        return new KeyShape(name, type, true, List.of(parts));
    }

    StateKey<?> key(List<Bytes> values) {
        return new StateKey<>(StateKeys.join(name, values.toArray(Bytes[]::new)), type);
    }

    ListKey<?> listKey(List<Bytes> values) {
        return new ListKey<>(StateKeys.join(name, values.toArray(Bytes[]::new)), type);
    }

    /** How a person writes it. */
    String pattern() {
        StringBuilder text = new StringBuilder(name);
        parts.forEach(part -> text.append('/').append(part.name().toLowerCase(Locale.ROOT)));
        return list ? text.append("[/place]").toString() : text.toString();
    }
}
