package org.cttdc.commerce.api;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * A merchant puts a lot of its own listing on sale and hands over the sealed pack codes.
 *
 * @param listing content id
 * @param titleEn English
 * @param titleZh Chinese
 * @param price of one unit, fen
 * @param lot as the listing names it
 * @param packCodes one code a unit, in the order of the lot's unit root
 */
public record OfferRequest(
        Bytes listing, String titleEn, String titleZh, long price, String lot, List<Bytes> packCodes) {
    public OfferRequest {
        packCodes = List.copyOf(packCodes);
    }
}
