package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/**
 * The tested item.
 *
 * @param lot id of a lot of the listing, if known
 * @param serialCommit SHA-256 commitment to the serial number, if given
 * @param purchaseProof SHA-256 that the purchase was claimed with, if given
 * @param usage how much the item had been used when tested, if known
 */
public record Item(
        @Nullable String lot,
        @Nullable ContentId serialCommit,
        @Nullable ContentId purchaseProof,
        ItemCondition condition,
        @Nullable Measure usage) {}
