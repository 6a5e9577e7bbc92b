package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/**
 * A buyer orders units of one listing. Both commitments are made by the buyer, who alone can open them.
 *
 * @param requestId chosen by the buyer; the same id again returns the same order
 * @param listing content id
 * @param quantity units, at least 1
 * @param nullifierCommit SHA-256(SHA-256("CTT-N" ‖ platform ‖ 16-byte order secret))
 * @param buyerCommit SHA-256("CTT-B" ‖ buyer address ‖ 32-byte blinding)
 * @param promoter address of a recommender, or empty
 */
public record OrderRequest(
        String requestId, Bytes listing, long quantity, Bytes nullifierCommit, Bytes buyerCommit, Bytes promoter) {}
