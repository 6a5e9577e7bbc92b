package org.cttdc.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.Disagreement.Statement;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.LightNodes.HeaderClaim;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;

/** How the nodes behave, what they say, and where they contradicted each other. */
final class NodesWords {
    private NodesWords() {}

    /** Every node: how this light node rates it, and what it says of itself now. */
    static void peers(Report report, List<PeerReport> peers) {
        List<JsonValue> all = new ArrayList<>();
        report.line("Nodes (what they say of themselves; nobody vouches for it):");
        for (PeerReport peer : peers) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            members.put("peer", Report.value(peer.endpoint()));
            members.put("standing", Report.value(peer.standing().name()));
            members.put("score", Report.value(peer.score()));
            report.line("  " + peer.endpoint() + "  " + peer.standing() + ", score " + peer.score() + " of 100; "
                    + newest(peer, members));
            if (peer.expelledUntil() != null) {
                members.put("expelled_until", Report.value(peer.expelledUntil()));
                report.line("    expelled until " + peer.expelledUntil());
            }
            if (!peer.reason().isEmpty()) {
                members.put("reason", Report.value(peer.reason()));
                report.line("    " + peer.reason());
            }
            all.add(JsonObject.of(members));
        }
        report.put("peers", all);
    }

    private static String newest(PeerReport peer, Map<String, JsonValue> members) {
        try {
            HeaderClaim claim = LightNodes.newestOf(peer.endpoint()).value();
            members.put("height", Report.value(claim.trust().height()));
            members.put("hash", Report.value(claim.trust().headerHash()));
            members.put("chain_id", Report.value(claim.chainId()));
            return "height " + claim.trust().height() + " of " + claim.time() + " on chain " + claim.chainId();
        } catch (LightNodeException e) {
            members.put("problem", Report.value(e.code().name()));
            return "does not answer as a node does: " + e.getMessage();
        }
    }

    /** Who said what where nodes contradicted each other, and what became of it. */
    static void disagreements(Report report, List<Disagreement> disagreements) {
        disagreements.forEach(one -> lines(report, one));
        report.put("disagreements", disagreements.stream().map(NodesWords::json).toList());
    }

    private static void lines(Report report, Disagreement one) {
        report.line("Disagreement at height " + one.height() + ", found " + one.noted() + ":");
        one.statements()
                .forEach(says -> report.line("  " + says.source() + " says header " + says.height() + " is "
                        + says.hash().hexUpper() + ": " + ruling(says)));
        one.evidence()
                .forEach(charge -> report.line("  Evidence of " + charge.kind() + " against " + charge.against()
                        + ", accusing " + Count.of(charge.accused().size(), "validator") + ", taken by "
                        + charge.answers().stream().filter(Answer::taken).count() + " of "
                        + Count.of(charge.answers().size(), "node")));
        report.line(
                switch (one.outcome()) {
                    case LIAR_EXPELLED -> "  Nothing of it was believed: who could not prove its header was expelled.";
                    case ATTACK ->
                        "  Nothing of it is believed and nothing newer is verified until you decide which side is right: give"
                                + " --trust HEIGHT:HASH of a header you know from someone you trust, or their --profile FILE.";
                });
    }

    private static String ruling(Statement says) {
        return switch (says.ruling()) {
            case VERIFIED -> "verified and witnessed";
            case VERIFIES_TOO -> "verifies just as well";
            case FALSE -> "cannot be verified: " + says.reason();
        };
    }

    private static JsonValue json(Disagreement one) {
        return JsonObject.of(Map.of(
                "height", Report.value(one.height()),
                "noted", Report.value(one.noted()),
                "outcome", Report.value(one.outcome().name()),
                "statements",
                        Report.value(
                                one.statements().stream().map(NodesWords::json).toList()),
                "evidence",
                        Report.value(
                                one.evidence().stream().map(NodesWords::json).toList())));
    }

    private static JsonValue json(Statement says) {
        return JsonObject.of(Map.of(
                "source", Report.value(says.source()),
                "height", Report.value(says.height()),
                "hash", Report.value(says.hash()),
                "time", Report.value(says.blockTime()),
                "ruling", Report.value(says.ruling().name()),
                "reason", Report.value(says.reason())));
    }

    private static JsonValue json(Charge charge) {
        return JsonObject.of(Map.of(
                "kind", Report.value(charge.kind().name()),
                "against", Report.value(charge.against()),
                "common_height", Report.value(charge.commonHeight()),
                "height", Report.value(charge.height()),
                "hash", Report.value(charge.hash()),
                "accused", Report.value(charge.accused()),
                "answers",
                        Report.value(charge.answers().stream()
                                .map(answer -> JsonObject.of(Map.of(
                                        "peer", Report.value(answer.endpoint()),
                                        "taken", Report.value(answer.taken()),
                                        "text", Report.value(answer.text()))))
                                .toList())));
    }
}
