package org.cttdc.protocol.state;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Msg;

/**
 * A published listing. The declaration itself stands at {@link StateKeys#document}.
 *
 * @param id content id of the declaration
 * @param model content id of the model it answers
 * @param merchant address
 * @param experienceFeeBps basis points of each sale
 * @param lots sealed lots
 * @param height block of publication
 */
public record ListingState(
        Bytes id, Bytes model, Bytes merchant, int experienceFeeBps, List<Msg.LotSeal> lots, long height) {
    public ListingState {
        lots = List.copyOf(lots);
    }
}
