package org.cttdc.expert.draft;

import java.util.Comparator;

/**
 * A field of a draft.
 *
 * @param characteristic index of the characteristic, or {@link #MODEL} for the model itself
 * @param key of the field; empty for the whole
 */
public record Place(int characteristic, String key) implements Comparable<Place> {
    /** In place of a characteristic's index. */
    public static final int MODEL = -1;

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::characteristic).thenComparing(Place::key);

    /** A field of the model. */
    public static Place of(HeaderField field) {
        return new Place(MODEL, field.key());
    }

    /** A field of a characteristic. */
    public static Place of(int characteristic, CharacteristicField field) {
        return new Place(characteristic, field.key());
    }

    /** Whether it belongs to the model and not to a characteristic. */
    public boolean ofModel() {
        return characteristic == MODEL;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
