package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * One line of a settled competition's ranking.
 *
 * @param rank from 1
 * @param report content id
 * @param author address
 * @param score ppm
 * @param share which class the amount belongs to: WINNER or REVIEWER
 * @param amount fen due
 */
public record RankingEntry(
        long rank, Bytes report, Bytes author, long score, org.cttdc.protocol.tx.Share share, long amount) {

    /** With another amount, in another class. */
    public RankingEntry with(org.cttdc.protocol.tx.Share other, long due) {
        return new RankingEntry(rank, report, author, score, other, due);
    }
}
