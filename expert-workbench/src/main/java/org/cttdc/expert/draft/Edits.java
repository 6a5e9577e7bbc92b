package org.cttdc.expert.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Standard;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.rules.LargestRemainder;
import org.jspecify.annotations.Nullable;

/** Changes of whole models; each answers a new snapshot. */
public final class Edits {
    private static final int GONE = -2;

    private Edits() {}

    static QualityModel titled(QualityModel m, LocalizedText title) {
        return new QualityModel(
                m.series(),
                m.version(),
                m.supersedes(),
                title,
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    static QualityModel inSeries(QualityModel m, String series) {
        return new QualityModel(
                series,
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    static QualityModel versioned(QualityModel m, Version version) {
        return new QualityModel(
                m.series(),
                version,
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    static QualityModel citing(QualityModel m, List<Standard> standards) {
        return new QualityModel(
                m.series(),
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                standards,
                m.characteristics(),
                m.index());
    }

    /** The model as the successor of another, or of none. */
    public static QualityModel superseding(QualityModel m, @Nullable ContentId before) {
        return new QualityModel(
                m.series(),
                m.version(),
                before,
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    static QualityModel testing(QualityModel m, List<Characteristic> characteristics) {
        return new QualityModel(
                m.series(),
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                characteristics,
                m.index());
    }

    static QualityModel replaced(QualityModel m, int index, Characteristic c) {
        List<Characteristic> all = new ArrayList<>(m.characteristics());
        all.set(index, c);
        return testing(m, all);
    }

    /** A new measured characteristic behind the one at the index. */
    public static AuthorDraft added(AuthorDraft draft, int after) {
        return inserted(draft, after, Kinds.blank(freeId(draft.model(), "new")));
    }

    /** A copy of the characteristic behind it, without weight so that the sum stays. */
    public static AuthorDraft duplicated(AuthorDraft draft, int index) {
        Characteristic original = draft.model().characteristics().get(index);
        return inserted(
                draft,
                index,
                original.toBuilder()
                        .id(freeId(draft.model(), original.id()))
                        .weight(0)
                        .build());
    }

    private static AuthorDraft inserted(AuthorDraft draft, int after, Characteristic c) {
        List<Characteristic> all = new ArrayList<>(draft.model().characteristics());
        all.add(after + 1, c);
        return new AuthorDraft(testing(draft.model(), all), moved(draft, at -> at > after ? at + 1 : at));
    }

    /** Without the characteristic. */
    public static AuthorDraft removed(AuthorDraft draft, int index) {
        List<Characteristic> all = new ArrayList<>(draft.model().characteristics());
        all.remove(index);
        return new AuthorDraft(
                testing(draft.model(), all), moved(draft, at -> at == index ? GONE : at > index ? at - 1 : at));
    }

    /** With two characteristics in each other's place. */
    public static AuthorDraft swapped(AuthorDraft draft, int one, int other) {
        List<Characteristic> all = new ArrayList<>(draft.model().characteristics());
        Collections.swap(all, one, other);
        return new AuthorDraft(
                testing(draft.model(), all), moved(draft, at -> at == one ? other : at == other ? one : at));
    }

    /** With another kind and the parts that kind must have. */
    public static AuthorDraft ofKind(AuthorDraft draft, int index, CharacteristicKind kind) {
        Characteristic changed = Kinds.become(draft.model().characteristics().get(index), kind);
        Map<Place, String> left = new TreeMap<>(draft.pending());
        left.keySet()
                .removeIf(place -> place.characteristic() == index
                        && !CharacteristicField.byKey(place.key()).fits(changed));
        return new AuthorDraft(replaced(draft.model(), index, changed), left);
    }

    /** With the weights that are set scaled so that they sum to one; where none is, nothing changes. */
    public static AuthorDraft weightsSpread(AuthorDraft draft) {
        List<Characteristic> all = draft.model().characteristics();
        long[] weights = all.stream().mapToLong(c -> Math.max(0, c.weight())).toArray();
        if (weightSum(draft.model()) == 0) {
            return draft;
        }
        long[] spread = LargestRemainder.split(QualityModel.TOTAL_WEIGHT, weights);
        List<Characteristic> changed = new ArrayList<>();
        for (int i = 0; i < spread.length; i++) {
            changed.add(all.get(i).toBuilder().weight((int) spread[i]).build());
        }
        return new AuthorDraft(testing(draft.model(), changed), draft.pending());
    }

    /** Sum of all weights in ppm. */
    public static long weightSum(QualityModel model) {
        return model.characteristics().stream()
                .mapToLong(Characteristic::weight)
                .sum();
    }

    private static Map<Place, String> moved(AuthorDraft draft, IntUnaryOperator where) {
        Map<Place, String> moved = new TreeMap<>();
        draft.pending().forEach((place, text) -> {
            int now = place.ofModel() ? Place.MODEL : where.applyAsInt(place.characteristic());
            if (now != GONE) {
                moved.put(new Place(now, place.key()), text);
            }
        });
        return moved;
    }

    private static String freeId(QualityModel model, String wish) {
        String stem = wish.length() > 28 ? wish.substring(0, 28) : wish;
        int number = 2;
        String id = wish;
        while (model.characteristic(id).isPresent()) {
            id = stem + "_" + number++;
        }
        return id;
    }
}
