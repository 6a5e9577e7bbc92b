package org.cttdc.expert.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Share;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.jspecify.annotations.Nullable;

/** Reads every model with its competitions and, for the expert's own, what they earned. */
final class ModelRows {
    private ModelRows() {}

    /**
     * A competition of a model.
     *
     * @param due what it owes the author; null where it is not settled, or the model is somebody else's
     */
    record Contest(CompetitionState state, @Nullable Due due) {
        long cycle() {
            return state.cycle();
        }

        /** Whether the share can be claimed in a block after this height. */
        boolean claimable(long height) {
            return due != null && due.amount() > 0 && due.claimedHeight() == 0 && due.vestsHeight() <= height + 1;
        }
    }

    /** A model, whether it is the expert's own, its competitions, newest first, and what became of it. */
    record Row(PublishedModel model, boolean mine, List<Contest> contests, ModelFate fate) {
        Row {
            contests = List.copyOf(contests);
        }

        Bytes id() {
            return model.state().id();
        }
    }

    /** All models, newest first, as they stand at one height. */
    record Snapshot(List<Row> rows, long height) {
        Snapshot {
            rows = List.copyOf(rows);
        }
    }

    static Verified<Snapshot> of(StateView view, Bytes expert) {
        Catalogue catalogue = new Catalogue(view);
        Map<Bytes, List<CompetitionState>> competitions = competitions(view, catalogue);
        return catalogue.models().map(all -> {
            List<Row> rows = new ArrayList<>();
            for (PublishedModel model : all.reversed()) {
                boolean mine = model.state().author().equals(expert);
                List<CompetitionState> own =
                        competitions.getOrDefault(model.state().id(), List.of());
                ModelFate fate = ModelFate.of(view, model.state().id());
                rows.add(new Row(model, mine, contests(view, own, expert, share(mine)), fate));
            }
            return new Snapshot(rows, view.height());
        });
    }

    private static Map<Bytes, List<CompetitionState>> competitions(StateView view, Catalogue catalogue) {
        ChainParams params = view.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        Map<Bytes, List<CompetitionState>> byModel = new LinkedHashMap<>();
        for (long cycle = new CyclePhases(params.cycleLength()).cycle(view.height()); cycle >= 0; cycle--) {
            for (CompetitionState competition : catalogue.competitions(cycle).value()) {
                byModel.computeIfAbsent(competition.model(), _ -> new ArrayList<>())
                        .add(competition);
            }
        }
        return byModel;
    }

    /** In which class a model may owe something to an expert: to its author, or to the author of one that it builds on. */
    static Share share(boolean mine) {
        return mine ? Share.EXPERT : Share.ROYALTY;
    }

    private static List<Contest> contests(StateView view, List<CompetitionState> states, Bytes expert, Share share) {
        Map<StateKey<Due>, Due> dues = expert.isEmpty()
                ? Map.of()
                : view.readAll(states.stream()
                                .map(state -> dueKey(state, share, expert))
                                .toList())
                        .value();
        return states.stream()
                .map(state -> new Contest(state, expert.isEmpty() ? null : dues.get(dueKey(state, share, expert))))
                .toList();
    }

    private static StateKey<Due> dueKey(CompetitionState state, Share share, Bytes expert) {
        return StateKeys.due(state.model(), state.cycle(), share, expert);
    }
}
