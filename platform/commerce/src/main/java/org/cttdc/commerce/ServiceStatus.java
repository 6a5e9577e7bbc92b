package org.cttdc.commerce;

import java.util.List;

/**
 * How the service stands, at the newest verified height.
 *
 * @param height verified height, 0 before the first
 * @param chain the light node's stage
 * @param escrow verified fen in the platform's escrow
 * @param owed fen that final, not yet anchored orders will take from it
 * @param pending fen that paid orders will take once their refund window closes
 * @param unanchored final orders not yet on the chain
 * @param due those among them whose batches the chain accepts now: 0 says that the running phase has nothing left to anchor
 * @param batches batches stored and not yet verified on the chain
 * @param problems what a person must see to, in plain words; empty when all is well
 */
public record ServiceStatus(
        long height,
        String chain,
        long escrow,
        long owed,
        long pending,
        long unanchored,
        long due,
        long batches,
        List<String> problems) {
    public ServiceStatus {
        problems = List.copyOf(problems);
    }

    /** Whether the escrow covers everything sold, final or not. */
    public boolean covered() {
        return escrow - owed >= pending;
    }

    /** The same with other problems. */
    public ServiceStatus with(List<String> others) {
        return new ServiceStatus(height, chain, escrow, owed, pending, unanchored, due, batches, others);
    }
}
