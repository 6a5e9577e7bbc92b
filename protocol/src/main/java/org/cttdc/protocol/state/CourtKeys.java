package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Keys of disputes, juries and the tree they are drawn from. */
abstract class CourtKeys extends ReviewKeys {
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
    public static ListKey<Ref> seatsOf(@Address Bytes juror) {
        return list(Ref.class, "seats-of", juror);
    }

    /** A ballot where all experience power votes. */
    public static StateKey<BallotState> ballot(long dispute, @Address Bytes account) {
        return key(BallotState.class, "ballot", number(dispute), account);
    }

    /** The votes where all experience power votes. */
    public static StateKey<PollState> poll(long dispute) {
        return key(PollState.class, "poll", number(dispute));
    }

    public static StateKey<JurorState> juror(@Address Bytes address) {
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
    public static StateKey<SortitionPlace> sortitionPlace(@Address Bytes juror) {
        return key(SortitionPlace.class, "sortition-place", juror);
    }

    /** Places that became free, the last one on top. */
    public static StateKey<SortitionPlace> sortitionVacant(long index) {
        return key(SortitionPlace.class, "sortition-vacant", number(index));
    }
}
