package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;

/**
 * Which models a person offered to review, and what the chain's draw assigned (docs/adr/0224): an offer made in one cycle is for products
 * bought in the next, and the report on them is due in the one after.
 */
final class Assignments {
    private Assignments() {}

    /** Whether an offer can be made for the next cycle. */
    enum Standing {
        /** Nobody acts. */
        ACCOUNT,
        /** No issuer knows the account as one person. */
        CREDENTIAL,
        /** Authors do not review under their own models. */
        AUTHOR,
        /** No order of that cycle is taken any more. */
        ENDS,
        OPEN,
        OFFERED
    }

    /** Who asks: an account, and the person it belongs to where an issuer says so. */
    record Person(Bytes account, Optional<Bytes> person) {}

    /**
     * One model.
     *
     * @param offered whether the person offered for the cycle that runs
     * @param assigned whether the person was drawn for the cycle that runs
     * @param due whether the person was drawn for the cycle before
     */
    record Row(PublishedModel model, Standing standing, boolean offered, boolean assigned, boolean due) {
        Bytes id() {
            return model.state().id();
        }
    }

    /**
     * How many take part in a model's draws.
     *
     * @param offers for the cycle that runs
     * @param drawn of them
     * @param next offers for the next cycle so far
     * @param mine whether the person's own offer for the next cycle is on the chain, proved either way
     */
    record Draw(Row row, long offers, long drawn, long next, Verified<Boolean> mine) {}

    /** The cycle in which a transaction signed now takes part. */
    static long cycle(Moment now) {
        return now.phases().cycle(now.next());
    }

    /** Every model, oldest first. */
    static Verified<List<Row>> all(StateView view, Moment now, Person who) {
        Verified<List<PublishedModel>> models = new Catalogue(view).models();
        Marks marks = new Marks(view, cycle(now), who, models.value());
        List<Row> rows = new ArrayList<>();
        for (PublishedModel model : models.value()) {
            Bytes id = model.state().id();
            rows.add(new Row(
                    model,
                    standing(model, marks, cycle(now) + 1, who),
                    marks.offered(id, cycle(now)),
                    marks.assigned(id, cycle(now)),
                    marks.assigned(id, cycle(now) - 1)));
        }
        List<Row> all = List.copyOf(rows);
        return models.map(_ -> all);
    }

    private static Standing standing(PublishedModel model, Marks marks, long cycle, Person who) {
        if (who.account().isEmpty()) {
            return Standing.ACCOUNT;
        }
        if (model.state().author().equals(who.account())) {
            return Standing.AUTHOR;
        }
        if (who.person().isEmpty()) {
            return Standing.CREDENTIAL;
        }
        if (marks.offered(model.state().id(), cycle)) {
            return Standing.OFFERED;
        }
        return marks.lineage(model.state().id()).takes(cycle) ? Standing.OPEN : Standing.ENDS;
    }

    /** The figures behind one row. */
    static Draw draw(StateView view, Row row, Moment now, Person who) {
        long cycle = cycle(now);
        Bytes person = who.person().orElse(Bytes.EMPTY);
        return new Draw(
                row,
                view.page(StateKeys.offers(row.id(), cycle), 0, 0).value().total(),
                view.page(StateKeys.assignments(row.id(), cycle), 0, 0).value().total(),
                view.page(StateKeys.offers(row.id(), cycle + 1), 0, 0).value().total(),
                view.read(StateKeys.offered(row.id(), cycle + 1, person)).map(Optional::isPresent));
    }

    /** What the chain has of all models, read together. */
    private static final class Marks {
        private final Person who;
        private final Map<StateKey<Ref>, Ref> marks;
        private final Map<StateKey<ModelLineage>, ModelLineage> lineages;

        Marks(StateView view, long cycle, Person who, List<PublishedModel> models) {
            this.who = who;
            List<StateKey<Ref>> keys = new ArrayList<>();
            List<StateKey<ModelLineage>> lines = new ArrayList<>();
            for (PublishedModel model : models) {
                Bytes id = model.state().id();
                lines.add(StateKeys.lineage(id));
                who.person().ifPresent(person -> {
                    keys.add(StateKeys.offered(id, cycle, person));
                    keys.add(StateKeys.offered(id, cycle + 1, person));
                });
                keys.add(StateKeys.assigned(id, cycle, who.account()));
                if (cycle > 0) {
                    keys.add(StateKeys.assigned(id, cycle - 1, who.account()));
                }
            }
            this.marks = view.readAll(keys).value();
            this.lineages = view.readAll(lines).value();
        }

        boolean offered(Bytes model, long cycle) {
            return who.person()
                    .filter(person -> marks.containsKey(StateKeys.offered(model, cycle, person)))
                    .isPresent();
        }

        boolean assigned(Bytes model, long cycle) {
            return cycle >= 0 && marks.containsKey(StateKeys.assigned(model, cycle, who.account()));
        }

        ModelLineage lineage(Bytes model) {
            return lineages.getOrDefault(StateKeys.lineage(model), ModelLineage.ORIGINAL);
        }
    }
}
