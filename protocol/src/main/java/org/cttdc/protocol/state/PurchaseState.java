package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A proved purchase: the right to file one report. Written once under its nullifier.
 *
 * @param nullifier SHA-256("CTT-N" ‖ platform ‖ order secret)
 * @param owner address
 * @param person the issuer's person commitment
 * @param platform address
 * @param listing content id
 * @param model content id
 * @param lot as the listing names it
 * @param cycle cycle of the order; (model, cycle) is its competition
 * @param fee fen of experience fee the order paid
 * @param commitment of the report, or empty
 * @param commitHeight 0 before the commit
 * @param report content id of the revealed report, or empty
 */
public record PurchaseState(
        Bytes nullifier,
        Bytes owner,
        Bytes person,
        Bytes platform,
        Bytes listing,
        Bytes model,
        String lot,
        long cycle,
        long fee,
        Bytes commitment,
        long commitHeight,
        Bytes report) {}
