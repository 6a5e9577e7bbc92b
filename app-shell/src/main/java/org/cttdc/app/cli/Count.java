package org.cttdc.app.cli;

/** Numbers with what they count, as people read them. */
final class Count {
    private Count() {}

    /** "1 node", "2 nodes". */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** "1 of 2 nodes agrees". */
    static String agreeing(long agreeing, long nodes) {
        return agreeing + " of " + of(nodes, "node") + (agreeing == 1 ? " agrees" : " agree");
    }
}
