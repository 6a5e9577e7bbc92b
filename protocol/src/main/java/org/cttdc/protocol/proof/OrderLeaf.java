package org.cttdc.protocol.proof;

import org.cttdc.protocol.Bytes;

/**
 * One final order as it enters a platform's Merkle-sum batch (protocol page, section 3).
 *
 * @param platform address of the platform, 20 bytes
 * @param nullifierCommit SHA-256 of the order nullifier, 32 bytes
 * @param listing content id of the listing, 32 bytes
 * @param lot the lot the sold units come from, as the listing names it
 * @param quantity units, at least 1
 * @param gross what the buyer paid, fen
 * @param fee experience fee owed for the order, fen
 * @param promoter address of the recommender, 20 bytes, or empty
 * @param buyerCommit SHA-256("CTT-B" ‖ buyer address ‖ blinding), 32 bytes
 * @param finalAt when the refund window closed, Unix seconds
 */
public record OrderLeaf(
        Bytes platform,
        Bytes nullifierCommit,
        Bytes listing,
        String lot,
        long quantity,
        long gross,
        long fee,
        Bytes promoter,
        Bytes buyerCommit,
        long finalAt) {}
