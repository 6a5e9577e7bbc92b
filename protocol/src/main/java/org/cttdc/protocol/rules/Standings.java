package org.cttdc.protocol.rules;

import java.util.Comparator;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The scored reports of a competition, taken in one by one and taken out best first, O(log n) each. Equal scores stand in the order of
 * SHA-256(seed ‖ id), which nobody can arrange: never by arrival.
 */
public final class Standings {
    private final TreeSet<Place> places = new TreeSet<>(Comparator.comparingLong(Place::score)
            .reversed()
            .thenComparing(Place::lot)
            .thenComparing(Place::id));

    /**
     * A place in the ranking.
     *
     * @param id of the report
     * @param score 0 to 10^6
     * @param lot by which equal scores stand
     */
    public record Place(Bytes id, long score, Bytes lot) {}

    /** Takes in a report; the seed is the same for all. */
    public void add(Bytes id, long score, Bytes seed) {
        places.add(new Place(id, score, Sha256.of(seed, id)));
    }

    /** Takes in a report again whose score is another now. */
    public void addAgain(Place place, long score) {
        places.add(new Place(place.id(), score, place.lot()));
    }

    /** Takes out the best of those that are left, or null where none is. */
    public @Nullable Place takeBest() {
        return places.pollFirst();
    }
}
