package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * Recommenders at one platform in one cycle. Amounts in fen.
 *
 * @param platform address
 * @param cycle of the orders
 * @param promoterPpm part of the platform's share for recommenders, as it was declared for that cycle
 * @param fees experience fees of all the platform's orders
 * @param orders recommended orders
 * @param fee experience fees of the recommended orders
 * @param pot what settlement withheld from the platform's share for them
 * @param paid what was claimed of it
 * @param swept whether what was left went to the treasury
 */
public record PromotionState(
        Bytes platform,
        long cycle,
        long promoterPpm,
        long fees,
        long orders,
        long fee,
        long pot,
        long paid,
        boolean swept) {}
