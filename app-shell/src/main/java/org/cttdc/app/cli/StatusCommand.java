package org.cttdc.app.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.LightNodes.HeaderClaim;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
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
            peers(report, session.network());
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
                                : "height " + status.height() + " of " + status.time() + ", " + status.agreeing()
                                        + " of " + network.peers().size() + " nodes agree"))
                .line("Light node:  " + status.stage());
    }

    private static void peers(Report report, Network network) {
        List<JsonValue> all = new ArrayList<>();
        report.line("Nodes (what they say of themselves; nobody vouches for it):");
        for (URI peer : network.peers()) {
            String says;
            try {
                HeaderClaim claim = LightNodes.newestOf(peer).value();
                says = "height " + claim.trust().height() + " of " + claim.time() + " on chain " + claim.chainId();
                all.add(JsonObject.of(Map.of(
                        "peer", Report.value(peer),
                        "height", Report.value(claim.trust().height()),
                        "hash", Report.value(claim.trust().headerHash()),
                        "chain_id", Report.value(claim.chainId()))));
            } catch (LightNodeException e) {
                says = "does not answer as a node does: " + e.getMessage();
                all.add(JsonObject.of(Map.of(
                        "peer", Report.value(peer),
                        "problem", Report.value(e.code().name()))));
            }
            report.line("  " + peer + "  " + says);
        }
        report.put("peers", all);
    }
}
