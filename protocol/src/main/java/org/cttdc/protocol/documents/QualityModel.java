package org.cttdc.protocol.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A quality model: what is tested on a kind of product, how, and how results count.
 *
 * @param series id kept by all versions of the model
 * @param supersedes content id of the version this one replaces, if any
 * @param classification product class in GPC, ETIM, HS
 */
public record QualityModel(
        String series,
        Version version,
        @Nullable ContentId supersedes,
        LocalizedText title,
        List<SemanticId> classification,
        List<Standard> standards,
        List<Characteristic> characteristics,
        Index index)
        implements Document {
    public static final String TYPE = "quality-model/1";

    /** Largest number of characteristics. */
    public static final int MAX_CHARACTERISTICS = 64;

    /** What the weights of all characteristics sum to: one, in parts per million. */
    public static final int TOTAL_WEIGHT = 1_000_000;

    public QualityModel {
        classification = List.copyOf(classification);
        standards = List.copyOf(standards);
        characteristics = List.copyOf(characteristics);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The characteristic with this id, if the model has one. */
    public Optional<Characteristic> characteristic(String id) {
        return characteristics.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
