package org.cttdc.app.frame;

import org.jspecify.annotations.Nullable;

/**
 * What the frame asks of the composition root.
 *
 * @param lock wipes keys from memory
 * @param openAccounts goes to where accounts are chosen
 * @param checkProof asks for a proof file and shows what it proves
 * @param openNodes shows the nodes that are asked and where they contradicted each other
 * @param advancePhase moves the sandbox clock to the next phase; null outside a sandbox
 */
public record FrameHooks(
        Runnable lock,
        Runnable openAccounts,
        Runnable checkProof,
        Runnable openNodes,
        @Nullable Runnable advancePhase) {

    /** Whether this is a sandbox: the frame is striped and the clock can be moved. */
    public boolean sandbox() {
        return advancePhase != null;
    }
}
