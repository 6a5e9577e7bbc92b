package org.cttdc.protocol.state;

/**
 * How often somebody's findings held (protocol page, section 7): moved by final rulings and audits, never by the majority of a round.
 *
 * @param cycle in which the numbers stood so
 * @param hits h, thousandths
 * @param misses m, thousandths
 */
public record EvaluationState(long cycle, long hits, long misses) {
    /** Of somebody whose findings nobody checked yet. */
    public static final EvaluationState NONE = new EvaluationState(0, 0, 0);
}
