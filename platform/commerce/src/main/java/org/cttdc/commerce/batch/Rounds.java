package org.cttdc.commerce.batch;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.commerce.ServiceStatus;
import org.cttdc.commerce.service.Catalogue;
import org.cttdc.commerce.service.Chain;
import org.cttdc.commerce.store.Database;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;

/** What the service does of itself at every new verified height: finality, batches, offers proved again, escrow watched. */
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    /** Blocks between two proofs of every offer. */
    private static final long VERIFY_EVERY = 10;

    private final Database database;
    private final LightNode lightNode;
    private final Catalogue catalogue;
    private final Finality finality;
    private final Batcher batcher;
    private final OmissionAnswers answers;
    private final Bytes platform;
    private volatile ServiceStatus status =
            new ServiceStatus(0, "STARTING", 0, 0, 0, 0, 0, 0, List.of("nothing is verified yet"));
    private long offersVerified = Long.MIN_VALUE / 2;

    public Rounds(
            Database database,
            LightNode lightNode,
            Catalogue catalogue,
            Finality finality,
            Batcher batcher,
            OmissionAnswers answers,
            Bytes platform) {
        this.database = database;
        this.lightNode = lightNode;
        this.catalogue = catalogue;
        this.finality = finality;
        this.batcher = batcher;
        this.answers = answers;
        this.platform = platform;
    }

    /** The outcome of the last round. Never blocks. */
    public ServiceStatus status() {
        return status;
    }

    /** One round at the newest verified state; whatever cuts it off, the next one goes on. */
    public synchronized void run() {
        List<String> problems = new ArrayList<>();
        StateView view = lightNode.head();
        Moment now = Moment.at(view);
        int late = finality.run(now);
        if (late > 0) {
            problems.add(late + " orders missed their cycle's batches and belong to the current cycle now");
        }
        if (view.height() - offersVerified >= VERIFY_EVERY) {
            int withdrawn = catalogue.verifyAgain(view);
            if (withdrawn > 0) {
                problems.add(withdrawn + " offers no longer hold on the chain and were taken off sale");
            }
            offersVerified = view.height();
        }
        batcher.run(now).ifPresent(problems::add);
        problems.addAll(answers.run(now));
        publish(now, problems);
    }

    /** Says in the status why no round can run. */
    public synchronized void failed(RuntimeException cause) {
        ServiceStatus last = status;
        LOG.log(System.Logger.Level.WARNING, "a round failed and is tried again", cause);
        status = new ServiceStatus(
                last.height(),
                lightNode.status().stage().name(),
                last.escrow(),
                last.owed(),
                last.pending(),
                last.unanchored(),
                last.due(),
                last.batches(),
                List.of("the last round failed: " + cause.getMessage()));
    }

    private void publish(Moment now, List<String> problems) {
        long escrow = Chain.read(now.view(), StateKeys.platform(platform))
                .map(PlatformState::escrow)
                .orElse(0L);
        ServiceStatus next = database.call(tx -> {
            Obligations owed = Obligations.owed(tx);
            long batches = tx.first(
                            "select count(*) as n from order_batch where state = 'STORED'", row -> row.getLong("n"))
                    .orElse(0L);
            long due = tx.first(
                            "select count(*) as n from purchase_order where stage = 'FINAL' and cycle = ?",
                            row -> row.getLong("n"),
                            now.cycleOf(now.height()) - 1)
                    .orElse(0L);
            return new ServiceStatus(
                    now.height(),
                    lightNode.status().stage().name(),
                    escrow,
                    owed.most(now.params()),
                    Obligations.pending(tx).most(now.params()),
                    owed.orders(),
                    due,
                    batches,
                    problems);
        });
        if (!next.covered()) {
            problems.add("the escrow of " + escrow + " fen does not cover " + next.owed() + " fen owed and "
                    + next.pending() + " fen pending");
            next = next.with(problems);
        }
        boolean news = !next.problems().equals(status.problems());
        status = next;
        if (news) {
            next.problems().forEach(problem -> LOG.log(System.Logger.Level.WARNING, problem));
        }
    }
}
