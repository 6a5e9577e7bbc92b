package org.cttdc.protocol.state;

import java.util.Collections;
import java.util.List;

/**
 * How often each level or code of a model's ordinal, categorical and boolean characteristics was found in settled competitions: the
 * prior that makes a rare finding worth more than a common one.
 *
 * @param characteristics in the order of their ids
 */
public record LevelCounts(List<Counted> characteristics) {
    /** Before the first settled competition. */
    public static final LevelCounts NONE = new LevelCounts(List.of());

    public LevelCounts {
        characteristics = List.copyOf(characteristics);
    }

    /**
     * Counts of one characteristic.
     *
     * @param id the characteristic's id
     * @param counts by level or code, from 0
     */
    public record Counted(String id, List<Long> counts) {
        public Counted {
            counts = List.copyOf(counts);
        }
    }

    /** Counts of a characteristic with that many codes; zeros where nothing was found yet. */
    public List<Long> of(String id, int codes) {
        return characteristics.stream()
                .filter(counted -> counted.id().equals(id) && counted.counts().size() == codes)
                .findFirst()
                .map(Counted::counts)
                .orElseGet(() -> Collections.nCopies(codes, 0L));
    }
}
