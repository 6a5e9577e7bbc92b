package org.cttdc.commerce.service;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.batch.Moment;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;

/** What a request needs to know of the chain, verified or refused. */
public final class Chain {
    private final LightNode lightNode;

    public Chain(LightNode lightNode) {
        this.lightNode = lightNode;
    }

    /** The newest verified state. */
    public StateView head() {
        try {
            return lightNode.head();
        } catch (LightNodeException e) {
            throw unverified(e);
        }
    }

    /** Verified height. */
    public long height() {
        return head().height();
    }

    /** A listing as proved at the view's height; refuses one that is not on the chain. */
    public ListingState listing(StateView view, Bytes id, String field) {
        try {
            return view.read(StateKeys.listing(id))
                    .value()
                    .orElseThrow(() -> new CommerceException(
                            Code.NOT_VERIFIED, field + ": the chain has no listing " + id, field));
        } catch (LightNodeException e) {
            throw unverified(e);
        }
    }

    /** What the chain says of some listings. */
    public MarketState market(StateView view, Collection<Bytes> ids) {
        try {
            return MarketState.read(view, ids);
        } catch (LightNodeException e) {
            throw unverified(e);
        }
    }

    /** A listing as proved at the view's height; refuses one that is not on the chain, or off the market. */
    public ListingState onMarket(StateView view, Bytes id, String field) {
        ListingState listing = listing(view, id, field);
        if (!market(view, List.of(id)).sells(id, cycle(view))) {
            throw new CommerceException(
                    Code.NOT_FOUND, field + ": the listing or its model is closed on the chain", field);
        }
        return listing;
    }

    /** The cycle at the view's height. */
    public long cycle(StateView view) {
        try {
            return Moment.at(view).cycleOf(view.height());
        } catch (LightNodeException e) {
            throw unverified(e);
        }
    }

    /** A record as proved at the view's height. */
    public static <T extends Record> Optional<T> read(StateView view, StateKey<T> key) {
        return view.read(key).value();
    }

    private static CommerceException unverified(LightNodeException e) {
        return new CommerceException(
                Code.NOT_VERIFIED, "the service cannot verify the chain right now: " + e.getMessage(), e);
    }
}
