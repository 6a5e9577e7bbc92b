package org.cttdc.reviewer.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/**
 * What this person's own transactions on their way will change, read from the signed bytes, so that nothing is offered twice.
 *
 * @param purchases nullifiers of purchases being claimed, committed or revealed
 * @param rewards rewards being claimed
 * @param market what is being claimed, reported or challenged besides
 * @param court what is being sent about disputes, juries, audits and assignments
 */
record Underway(Set<Bytes> purchases, Set<Msg.ClaimReward> rewards, Set<MarketMsg> market, Set<ArbitrationMsg> court) {
    static final Underway NOTHING = new Underway(Set.of(), Set.of(), Set.of(), Set.of());

    Underway {
        purchases = Set.copyOf(purchases);
        rewards = Set.copyOf(rewards);
        market = Set.copyOf(market);
        court = Set.copyOf(court);
    }

    /** Everything of one account that is not settled. */
    static Underway of(List<OutboxEntry> entries, Bytes account) {
        Set<Bytes> purchases = new HashSet<>();
        Set<Msg.ClaimReward> rewards = new HashSet<>();
        Set<MarketMsg> market = new HashSet<>();
        Set<ArbitrationMsg> court = new HashSet<>();
        for (OutboxEntry entry : entries) {
            if (entry.underWay() && entry.account().equals(account)) {
                for (Msg message : messages(entry)) {
                    switch (message) {
                        case Msg.ClaimPurchase claim ->
                            purchases.add(PurchaseProof.nullifier(claim.leaf().platform(), claim.orderSecret()));
                        case Msg.CommitReport commit -> purchases.add(commit.nullifier());
                        case Msg.RevealReport reveal -> purchases.add(reveal.nullifier());
                        case Msg.ClaimReward reward -> rewards.add(reward);
                        case MarketMsg one -> market.add(one);
                        case ArbitrationMsg one -> court.add(one);
                        default -> {}
                    }
                }
            }
        }
        return new Underway(purchases, rewards, market, court);
    }

    /** What an account has on its way about disputes, juries, audits and assignments. */
    static Set<ArbitrationMsg> court(List<OutboxEntry> entries, Bytes account) {
        return of(entries, account).court();
    }

    /** What an entry's transaction carries. */
    static List<Msg> messages(OutboxEntry entry) {
        try {
            SignedTx tx = RecordCodec.decode(SignedTx.class, entry.tx().toArray());
            return RecordCodec.decode(TxBody.class, tx.body().toArray()).messages();
        } catch (CodecException e) {
            throw new IllegalStateException("the outbox holds bytes that are no transaction", e);
        }
    }
}
