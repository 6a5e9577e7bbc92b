package org.cttdc.expert.draft;

import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.documents.QualityModel;

/**
 * A model while it is written: an immutable snapshot, with what was typed but does not read yet, so that nothing is lost.
 *
 * @param model as far as it reads
 * @param pending texts that are no value of their field, by place
 */
public record AuthorDraft(QualityModel model, Map<Place, String> pending) {
    public AuthorDraft {
        pending = Map.copyOf(pending);
    }

    /** A draft whose every field reads. */
    public static AuthorDraft of(QualityModel model) {
        return new AuthorDraft(model, Map.of());
    }

    /** What stands in a field: what was typed where that does not read, else the model's value. */
    public String text(Place place) {
        String typed = pending.get(place);
        if (typed != null) {
            return typed;
        }
        return place.ofModel()
                ? HeaderField.byKey(place.key()).read(model)
                : CharacteristicField.byKey(place.key())
                        .read(model.characteristics().get(place.characteristic()));
    }

    /** The draft after a person typed into a field. */
    public AuthorDraft typed(Place place, String text) {
        var changed = place.ofModel()
                ? HeaderField.byKey(place.key()).write(model, text)
                : CharacteristicField.byKey(place.key())
                        .write(model.characteristics().get(place.characteristic()), text)
                        .map(c -> Edits.replaced(model, place.characteristic(), c));
        Map<Place, String> left = new TreeMap<>(pending);
        if (changed.isPresent()) {
            left.remove(place);
            return new AuthorDraft(changed.get(), left);
        }
        left.put(place, text);
        return new AuthorDraft(model, left);
    }
}
