package org.cttdc.protocol.documents;

/** A closed interval, written as an array of two decimals. */
public record Range(Decimal lo, Decimal hi) {
    /** Whether a value lies in the interval, ends included. */
    public boolean contains(Decimal value) {
        return lo.compareValue(value) <= 0 && value.compareValue(hi) <= 0;
    }
}
