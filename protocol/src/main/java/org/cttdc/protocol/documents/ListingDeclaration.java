package org.cttdc.protocol.documents;

import java.util.List;
import java.util.Optional;

/**
 * What a merchant declares about one product under a quality model.
 *
 * @param model content id of the pinned model version
 * @param gtin GS1 trade item number of 8, 12, 13 or 14 digits
 */
public record ListingDeclaration(
        ContentId model,
        String gtin,
        String brand,
        LocalizedText name,
        List<Lot> lots,
        List<DeclaredValue> values,
        List<Evidence> evidence)
        implements Document {
    public static final String TYPE = "listing-declaration/1";

    public ListingDeclaration {
        lots = List.copyOf(lots);
        values = List.copyOf(values);
        evidence = List.copyOf(evidence);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The declared value of a characteristic, if there is one. */
    public Optional<DeclaredValue> value(String characteristic) {
        return values.stream().filter(v -> v.c().equals(characteristic)).findFirst();
    }
}
