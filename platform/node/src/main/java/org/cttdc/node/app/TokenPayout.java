package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Settlement;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TokensLeft;
import org.cttdc.protocol.tx.Share;

/**
 * Who gets the tokens that a settlement minted (docs/adr/0212): validators and nominators through the fees, reviewers as they share the
 * community's CREDIT; the parts of the funds and what nobody could be given are the treasury's.
 */
final class TokenPayout {
    private final StateStore state;
    private final BlockContext block;
    private final CompetitionState competition;

    TokenPayout(StateStore state, BlockContext block, CompetitionState competition) {
        this.state = state;
        this.block = block;
        this.competition = competition;
    }

    /** Makes the tokens due; the reviewers' part waits for the places of the ranking. */
    void pay(long minted, boolean toReviewers) {
        if (minted == 0) {
            return;
        }
        Settlement.CommunityParts parts = Settlement.communityParts(minted);
        long reviewers = toReviewers ? parts.reviewers() : 0;
        state.put(left(), new TokensLeft(reviewers));
        // With the fees they come to the pots of validators and nominators.
        new Ledger(state, block).loseBonds(parts.validators());
        Reserve.keep(state, minted - reviewers - parts.validators());
    }

    /** The equal part of one of the {@code others} places that win nothing and are not written yet. */
    void payReviewer(Bytes author, long others) {
        TokensLeft left = state.get(left());
        if (left != null) {
            long equal = Math.ceilDiv(left.amount(), others);
            owe(Share.REVIEWER, author, equal);
            state.put(left(), new TokensLeft(left.amount() - equal));
        }
    }

    private StateKey<TokensLeft> left() {
        return StateKeys.tokensLeft(competition.model(), competition.cycle());
    }

    private void owe(Share share, Bytes account, long amount) {
        if (amount == 0) {
            return;
        }
        StateKey<Due> key = StateKeys.tokenDue(competition.model(), competition.cycle(), share, account);
        Due before = state.get(key);
        long total = before == null ? amount : Math.addExact(before.amount(), amount);
        state.put(key, new Due(total, 0, block.height()));
    }
}
