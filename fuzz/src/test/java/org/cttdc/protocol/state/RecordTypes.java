package org.cttdc.protocol.state;

import java.util.List;

/** The records that a proof of the state can carry. */
public final class RecordTypes {
    private RecordTypes() {}

    /** Every type that stands under a key, in the order of the keys' names. */
    public static List<Class<? extends Record>> all() {
        return KeyShape.all().stream()
                .<Class<? extends Record>>map(KeyShape::type)
                .distinct()
                .toList();
    }
}
