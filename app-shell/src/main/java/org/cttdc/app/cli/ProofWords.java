package org.cttdc.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.ProofReport.KeyFact;
import org.cttdc.lightnode.api.ProofReport.ListFact;
import org.cttdc.lightnode.api.ProofReport.SignedHeader;
import org.cttdc.lightnode.api.ProofReport.StateClaim;
import org.cttdc.lightnode.api.ProofReport.TxClaim;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.RecordJson;
import org.cttdc.protocol.tx.ErrorCode;

/** A checked proof in plain words: what it proves, why, on what that rests, and what it does not prove. */
final class ProofWords {
    /** What the light node takes for the time in which old validators are still answerable. */
    private static final Duration FRESH = Duration.ofDays(14);

    private final ProofReport report;
    private final Instant now;

    ProofWords(ProofReport report, Instant now) {
        this.report = report;
        this.now = now;
    }

    void say(Report to) {
        to.line("PROVED, on chain " + report.chainId()).lines(claim());
        to.line("").line("WHY").lines(why());
        to.line("").line("RESTS ON").lines(restsOn());
        to.line("").line("NOT PROVED").lines(notProved());
        members(to);
    }

    private List<String> claim() {
        return switch (report.claim()) {
            case StateClaim state -> state(state);
            case TxClaim tx -> transaction(tx);
        };
    }

    private static List<String> state(StateClaim claim) {
        List<String> lines = new ArrayList<>();
        lines.add("  After block " + claim.height() + " the state of the chain held:");
        for (KeyFact fact : claim.facts()) {
            lines.add("    " + fact.name() + (fact.present() ? "" : "  nothing: that it holds nothing is proved"));
            if (fact.present()) {
                lines.addAll(fact.decoded()
                        .map(value -> GetCommand.fields(value, "      "))
                        .orElseGet(() -> List.of("      " + fact.value().hexUpper())));
            }
        }
        for (ListFact list : claim.lists()) {
            lines.add(
                    list.complete()
                            ? "  The list " + list.name() + " had " + list.total()
                                    + " items, and all of them are here: nothing is left out."
                            : "  The list " + list.name() + " had " + list.total() + " items, " + list.proved()
                                    + " of them are here.");
        }
        return lines;
    }

    private List<String> transaction(TxClaim claim) {
        List<String> lines = new ArrayList<>();
        lines.add("  Transaction " + claim.hash().hexUpper());
        lines.add("  is number " + (claim.index() + 1) + " of " + claim.count() + " in block " + claim.height()
                + " and " + outcome(claim.code()));
        claim.sender()
                .ifPresent(sender -> lines.add(
                        "  It was signed by " + new Address(sender).text(Address.prefixOf(report.chainId())) + ":"));
        claim.body().ifPresent(body -> lines.addAll(GetCommand.fields(RecordJson.of(body), "      ")));
        return lines;
    }

    private static String outcome(long code) {
        return code == 0
                ? "succeeded."
                : "was refused there with code " + code + " ("
                        + (code > Integer.MAX_VALUE ? ErrorCode.E_INTERNAL : ErrorCode.of((int) code)) + ").";
    }

    private List<String> why() {
        SignedHeader header = report.signed();
        List<String> lines = new ArrayList<>();
        lines.add("  Header " + header.height() + " of " + header.time() + ", hash "
                + header.hash().hexUpper() + ",");
        lines.add("  was signed by " + header.signers() + " of "
                + Count.of(header.validators().size(), "validator")
                + ", who hold " + header.signedPower() + " of " + header.totalPower()
                + " voting power; more than two thirds is needed:");
        header.validators()
                .forEach(validator -> lines.add("    " + (validator.signed() ? "signed  " : "did not ")
                        + validator.address().hexUpper() + "  power " + validator.power()));
        if (report.links() > 0) {
            lines.add("  " + Count.of(report.links(), "header")
                    + " below it: each is named by its hash in the one above.");
        }
        if (report.path().size() > 1) {
            lines.add("  It follows from header " + report.path().getFirst() + " by the signed headers "
                    + report.path().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        lines.add("  The claim leads to a hash in that header by its Merkle paths.");
        return lines;
    }

    private List<String> restsOn() {
        List<String> lines = new ArrayList<>();
        String root = report.path().getFirst() + ":" + report.rootHash().hexUpper();
        if (report.rootGiven()) {
            lines.add("  Header " + root + " of " + report.rootTime() + ", which you trust.");
        } else {
            lines.add("  THE FILE'S OWN WORD: header " + root + " of " + report.rootTime() + ".");
            lines.add("  Whoever made the file chose it, and could have made up a whole chain. Compare it with someone"
                    + " you");
            lines.add("  trust, then check again with: --trust " + root);
        }
        Duration age = Duration.between(report.rootTime(), now);
        if (age.compareTo(FRESH) > 0 && report.path().size() > 1) {
            lines.add("  That header is " + Count.of(age.toDays(), "day")
                    + " old. Validators of that time may have withdrawn their stake"
                    + " since and have nothing to lose; a newer trusted header says more.");
        }
        return lines;
    }

    private List<String> notProved() {
        List<String> lines = new ArrayList<>();
        lines.add("  What came after block " + report.claim().height() + ": it may have changed since.");
        lines.add("  That what was written is true of the world: the chain proves who said what, and when.");
        if (report.claim() instanceof TxClaim) {
            lines.add("  Logs and events of the transaction: no header covers them.");
        }
        return lines;
    }

    private void members(Report to) {
        SignedHeader header = report.signed();
        to.put("chain_id", report.chainId())
                .put("root", report.path().getFirst() + ":" + report.rootHash().hexUpper())
                .put("root_given", report.rootGiven())
                .put("root_time", report.rootTime())
                .put("path", report.path())
                .put("links", report.links())
                .put("header_height", header.height())
                .put("header_hash", header.hash())
                .put("time", header.time())
                .put("signed_power", header.signedPower())
                .put("total_power", header.totalPower())
                .put(
                        "validators",
                        header.validators().stream()
                                .map(validator -> JsonObject.of(Map.of(
                                        "address", Report.value(validator.address()),
                                        "power", Report.value(validator.power()),
                                        "signed", Report.value(validator.signed()))))
                                .toList())
                .put("height", report.claim().height())
                .put("claim", claimJson());
    }

    private JsonValue claimJson() {
        return switch (report.claim()) {
            case StateClaim state ->
                JsonObject.of(Map.of(
                        "kind", Report.value("state"),
                        "keys",
                                Report.value(state.facts().stream()
                                        .map(ProofWords::factJson)
                                        .toList()),
                        "lists",
                                Report.value(state.lists().stream()
                                        .map(list -> JsonObject.of(Map.of(
                                                "key", Report.value(list.name()),
                                                "total", Report.value(list.total()),
                                                "complete", Report.value(list.complete()))))
                                        .toList())));
            case TxClaim tx ->
                JsonObject.of(Map.of(
                        "kind", Report.value("transaction"),
                        "hash", Report.value(tx.hash()),
                        "index", Report.value(tx.index()),
                        "count", Report.value(tx.count()),
                        "code", Report.value(tx.code()),
                        "data", Report.value(tx.data()),
                        "sender",
                                Report.value(tx.sender()
                                        .map(sender -> new Address(sender).text(Address.prefixOf(report.chainId())))
                                        .orElse(null)),
                        "body", tx.body().map(RecordJson::of).orElse(Report.value(null))));
        };
    }

    private static JsonValue factJson(KeyFact fact) {
        return JsonObject.of(Map.of(
                "key", Report.value(fact.name()),
                "raw_key", Report.value(fact.key()),
                "present", Report.value(fact.present()),
                "raw_value", Report.value(fact.present() ? fact.value() : null),
                "value", fact.decoded().orElse(Report.value(null))));
    }
}
