package org.cttdc.protocol.rules;

/** How members' fees join the community's part of a cycle's competitions: by sales, to the fen (protocol page, section 10). */
public final class MembersShare {
    private MembersShare() {}

    /**
     * The part of a pot that a competition gets: ⌊pot·(before + gross)/total⌋ less what the competitions before it were given, which
     * is ⌊pot·before/total⌋. Over all competitions of a cycle the parts add up to the pot.
     *
     * @param pot fen for the whole cycle
     * @param before sales of the competitions before it
     * @param gross sales of this one
     * @param total sales of the cycle; without any nobody gets anything
     */
    public static long of(long pot, long before, long gross, long total) {
        if (total == 0) {
            return 0;
        }
        return Ppm.mulDiv(pot, Math.addExact(before, gross), total) - Ppm.mulDiv(pot, before, total);
    }
}
