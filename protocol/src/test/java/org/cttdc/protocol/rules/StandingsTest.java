package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Standings.Place;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Bytes SEED = Bytes.fromHex("01");

    private record Entry(Bytes id, long score) {}

    @Property
    void equalsTheSlowReferenceInWhateverOrderReportsArrive(
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 3) Long> scores, @ForAll Random random) {
        List<Entry> entries = entries(scores);
        List<Bytes> slow = entries.stream()
                .sorted((a, b) -> a.score() != b.score()
                        ? Long.compare(b.score(), a.score())
                        : Sha256.of(SEED, a.id()).compareTo(Sha256.of(SEED, b.id())))
                .map(Entry::id)
                .toList();
        Collections.shuffle(entries, random);
        assertThat(ids(ranked(entries, SEED))).isEqualTo(slow);
    }

    @Test
    void theSeedBreaksTies() {
        List<List<Bytes>> orders = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            orders.add(ids(ranked(entries(List.of(5L, 5L, 5L)), Bytes.of((byte) seed))));
        }
        assertThat(orders.stream().distinct()).hasSize(6);
    }

    @Test
    void whoseScoreFellStandsWhereItBelongsNow() {
        Standings standings = new Standings();
        entries(List.of(9L, 7L, 5L)).forEach(entry -> standings.add(entry.id(), entry.score(), SEED));
        Place first = standings.takeBest();
        assertThat(first).isNotNull();
        standings.addAgain(first, 6);
        assertThat(ids(all(standings))).extracting(id -> id.at(0)).containsExactly((byte) 1, (byte) 0, (byte) 2);
    }

    private static List<Entry> entries(List<Long> scores) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            entries.add(new Entry(Bytes.of((byte) i), scores.get(i)));
        }
        return entries;
    }

    private static List<Place> ranked(List<Entry> entries, Bytes seed) {
        Standings standings = new Standings();
        entries.forEach(entry -> standings.add(entry.id(), entry.score(), seed));
        return all(standings);
    }

    private static List<Place> all(Standings standings) {
        List<Place> places = new ArrayList<>();
        for (Place place = standings.takeBest(); place != null; place = standings.takeBest()) {
            places.add(place);
        }
        return places;
    }

    private static List<Bytes> ids(List<Place> places) {
        return places.stream().map(Place::id).toList();
    }
}
