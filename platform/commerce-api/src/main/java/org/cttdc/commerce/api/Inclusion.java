package org.cttdc.commerce.api;

import org.cttdc.protocol.proof.MerkleSumProof;

/**
 * Where an order stands in its anchored batch.
 *
 * @param batchSeq the platform's batch sequence
 * @param path from the order's leaf to the batch's root
 */
public record Inclusion(long batchSeq, MerkleSumProof path) {}
