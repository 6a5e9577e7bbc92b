package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/**
 * A merchant puts a lot of its own listing on sale and hands over the lot's secret, from which the code inside every package is
 * derived ({@code org.cttdc.protocol.rules.PackCodes}): a lot of a hundred thousand units is one short request.
 *
 * @param listing content id
 * @param titleEn English
 * @param titleZh Chinese
 * @param price of one unit, fen
 * @param lot as the listing names it
 * @param lotSecret 32 bytes; the service checks that it leads to the lot's unit root on the chain
 */
public record OfferRequest(Bytes listing, String titleEn, String titleZh, long price, String lot, Bytes lotSecret) {}
