package org.cttdc.protocol.documents;

/** One end of a limit: a number, or the value of another characteristic of the same product. */
public sealed interface Bound {
    /** A number in the characteristic's own unit; a decimal string in documents. */
    record Fixed(Decimal value) implements Bound {}

    /** The value of characteristic {@code c}, often derived ("at most ponmax"); {@code {"c": …}} in documents. */
    record Reference(String c) implements Bound {}

    static Bound of(String decimal) {
        return new Fixed(Decimal.of(decimal));
    }
}
