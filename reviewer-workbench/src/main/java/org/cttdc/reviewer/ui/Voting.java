package org.cttdc.reviewer.ui;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.DelegatedState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.GrantState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.ProposalText;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.VoteState;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;

/** Votes as the chain proves them, and what the person has in them. */
final class Voting {
    private Voting() {}

    /** How far a vote is, seen from the next block. */
    enum Stage {
        RUNNING,
        /** Over, and waits for somebody to enact it. */
        PASSED,
        FAILED,
        ENACTED,
        REJECTED,
        LAPSED
    }

    /** One vote and what it is about. */
    record Row(ProposalState state, ProposalText text) {
        long number() {
            return state.number();
        }

        Stage stage(Moment now) {
            return switch (state.outcome()) {
                case ENACTED -> Stage.ENACTED;
                case REJECTED -> Stage.REJECTED;
                case LAPSED -> Stage.LAPSED;
                case OPEN -> {
                    if (now.next() <= state.end()) {
                        yield Stage.RUNNING;
                    }
                    yield state.passes() ? Stage.PASSED : Stage.FAILED;
                }
            };
        }

        /** Blocks in which a ballot still counts. */
        long blocksLeft(Moment now) {
            return Math.max(0, state.end() - now.next() + 1);
        }
    }

    /**
     * What the person has.
     *
     * @param address 20 bytes, or none without an account
     * @param ctt uCTT free
     * @param power experience power that counts in a vote
     * @param voter what is lent and bound
     * @param lent what others lend to this account
     * @param votes ballots by proposal
     * @param grants of enacted spends to this account, by proposal
     * @param underway messages of this account that are not settled
     */
    record Own(
            Bytes address,
            long ctt,
            BigInteger power,
            VoterState voter,
            DelegatedState lent,
            Map<Long, VoteState> votes,
            Map<Long, GrantState> grants,
            Set<GovernanceMsg> underway) {

        /** Whether something of the person about this vote is on its way. */
        boolean isUnderway(long proposal) {
            return underway.stream().anyMatch(message -> switch (message) {
                case GovernanceMsg.Vote it -> it.proposal() == proposal;
                case GovernanceMsg.Unlock it -> it.proposal() == proposal;
                case GovernanceMsg.Enact it -> it.proposal() == proposal;
                case GovernanceMsg.ClaimGrant it -> it.proposal() == proposal;
                default -> false;
            });
        }

        /** Whether a delegation of the person, or its end, is on its way. */
        boolean delegationUnderway() {
            return underway.stream()
                    .anyMatch(message -> message instanceof GovernanceMsg.Delegate
                            || message instanceof GovernanceMsg.EndDelegation
                            || message instanceof GovernanceMsg.UnlockDelegation);
        }
    }

    /** Everything the page shows, newest vote first. */
    record Board(Verified<List<Row>> rows, Own own, BigInteger allPower, List<PublishedModel> models, Moment now) {}

    static Board read(StateView view, List<OutboxEntry> outbox, Bytes account) {
        Verified<List<ProposalState>> proposals = view.list(StateKeys.proposals());
        List<StateKey<ProposalText>> keys = proposals.value().stream()
                .map(proposal -> StateKeys.proposalText(proposal.number()))
                .toList();
        Map<StateKey<ProposalText>, ProposalText> texts =
                keys.isEmpty() ? Map.of() : view.readAll(keys).value();
        List<Row> rows = new ArrayList<>();
        for (ProposalState proposal : proposals.value().reversed()) {
            ProposalText text = texts.get(StateKeys.proposalText(proposal.number()));
            if (text != null) {
                rows.add(new Row(proposal, text));
            }
        }
        BigInteger all =
                one(view, StateKeys.experienceTotals(), ExperienceTotals.START).power();
        return new Board(
                proposals.map(_ -> List.copyOf(rows)),
                account.isEmpty() ? nobody() : own(view, rows, outbox, account, all),
                all,
                new Catalogue(view).models().value(),
                Moment.of(view));
    }

    private static Own nobody() {
        return new Own(
                Bytes.EMPTY, 0, BigInteger.ZERO, VoterState.NONE, DelegatedState.NONE, Map.of(), Map.of(), Set.of());
    }

    private static Own own(StateView view, List<Row> rows, List<OutboxEntry> outbox, Bytes account, BigInteger all) {
        Map<Long, VoteState> votes = new TreeMap<>();
        Map<Long, GrantState> grants = new TreeMap<>();
        for (Row row : rows) {
            view.read(StateKeys.vote(row.number(), account)).value().ifPresent(vote -> votes.put(row.number(), vote));
            if (row.state().outcome() == Outcome.ENACTED) {
                view.read(StateKeys.grant(row.number()))
                        .value()
                        .filter(grant -> grant.to().equals(account))
                        .ifPresent(grant -> grants.put(row.number(), grant));
            }
        }
        BigInteger raw =
                one(view, StateKeys.experience(account), ExperienceState.NONE).power();
        return new Own(
                account,
                one(view, StateKeys.account(account), Account.EMPTY).ctt(),
                ExperiencePower.capped(raw, all),
                one(view, StateKeys.voter(account), VoterState.NONE),
                one(view, StateKeys.delegated(account), DelegatedState.NONE),
                Map.copyOf(votes),
                Map.copyOf(grants),
                underway(outbox, account));
    }

    private static Set<GovernanceMsg> underway(List<OutboxEntry> outbox, Bytes account) {
        Set<GovernanceMsg> underway = new HashSet<>();
        for (OutboxEntry entry : outbox) {
            if (entry.underWay() && entry.account().equals(account)) {
                for (Msg message : Underway.messages(entry)) {
                    if (message instanceof GovernanceMsg governance) {
                        underway.add(governance);
                    }
                }
            }
        }
        return Set.copyOf(underway);
    }

    private static <T extends Record> T one(StateView view, StateKey<T> key, T otherwise) {
        Optional<T> found = view.read(key).value();
        return found.orElse(otherwise);
    }
}
