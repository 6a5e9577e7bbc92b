package org.cttdc.protocol.proof.smt;

import org.cttdc.protocol.Bytes;

/**
 * One inner node on the way from a leaf up to the root.
 *
 * @param isLeft whether the path's node is the left child
 * @param sibling hash of the other child, the empty hash where there is none
 */
public record SmtStep(boolean isLeft, Bytes sibling) {}
