package org.cttdc.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.SyncStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is verified and what the nodes say. */
@Command(
        name = "status",
        description = "Says what is trusted, how far the chain is verified, and what each node says.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private NetworkOptions options;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    StatusCommand() {}

    @Override
    public Integer call() throws IOException {
        try (LightSession session = LightSession.open(options)) {
            LightNodeException problem = null;
            SyncStatus status;
            try {
                status = session.sync();
            } catch (LightNodeException e) {
                problem = e;
                status = session.node().status();
            }
            Report report = head(options.report(), session.network(), status);
            lines(report, session.network(), status);
            NodesWords.peers(report, session.node().peers());
            NodesWords.disagreements(report, session.node().disagreements());
            if (problem != null) {
                report.put("problem", problem.code().name()).put("message", problem.getMessage());
                report.line("Problem:     " + problem.getMessage());
            }
            report.print();
            return problem == null ? ExitCode.OK : ExitCode.of(problem);
        }
    }

    /** What is verified, for programs. */
    static Report head(Report report, Network network, SyncStatus status) {
        return report.put("chain_id", network.chainId())
                .put("stage", status.stage().name())
                .put("height", status.height())
                .put("state_height", status.stateHeight())
                .put("time", status.time())
                .put("agreeing", status.agreeing())
                .put("trust", TrustText.of(network.trust()))
                .put("trusting_period_seconds", network.trustingPeriod().toSeconds());
    }

    private static void lines(Report report, Network network, SyncStatus status) {
        report.line("Chain:       " + network.chainId())
                .line("Trust root:  " + TrustText.of(network.trust()))
                .line("Verified:    "
                        + (status.height() == 0
                                ? "nothing yet"
                                : "height " + status.height() + " of " + status.time() + ", "
                                        + Count.agreeing(
                                                status.agreeing(),
                                                network.peers().size())))
                .line("Light node:  " + status.stage());
    }
}
