package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/**
 * A listing on sale. Everything about the listing itself is on the chain; a client reads it there with proofs.
 *
 * @param listing content id
 * @param model content id
 * @param merchant address
 * @param titleEn what is sold, English
 * @param titleZh what is sold, Chinese
 * @param price of one unit, fen
 * @param experienceFeeBps as on the chain
 * @param lot the lot that ships now
 * @param stock units left in that lot
 * @param verifiedHeight height at which the service verified the listing
 */
public record Offer(
        Bytes listing,
        Bytes model,
        Bytes merchant,
        String titleEn,
        String titleZh,
        long price,
        int experienceFeeBps,
        String lot,
        long stock,
        long verifiedHeight) {}
