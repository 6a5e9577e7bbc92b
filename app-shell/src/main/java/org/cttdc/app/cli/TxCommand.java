package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.api.Unverified;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves what became of a transaction. */
@Command(
        name = "tx",
        description = "Proves that a transaction is in a block and what became of it.",
        mixinStandardHelpOptions = true)
final class TxCommand implements Callable<Integer> {
    @Mixin
    private NetworkOptions options;

    @Parameters(paramLabel = "HASH", description = "SHA-256 of the transaction, 64 hex digits.")
    private String hash;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the proof to a file that 'ctt verify' checks.")
    private @Nullable Path export;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    TxCommand() {}

    @Override
    public Integer call() throws IOException {
        Bytes wanted = hash();
        try (LightSession session = LightSession.open(options)) {
            session.sync();
            Verified<TxResult> found = session.node().transaction(wanted);
            Report report = result(options.report(), found.value());
            LightSession.grounds(report, found.provenance()).line(LightSession.grounds(found.provenance()));
            remarks(report, session, wanted);
            GetCommand.export(report, found, export);
            report.print();
            return ExitCode.OK;
        }
    }

    private Bytes hash() {
        try {
            Bytes bytes = Bytes.fromHex(hash);
            if (bytes.size() == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw options.usage("HASH: " + hash + " is not hex");
        }
        throw options.usage("HASH: " + hash + " has not the 64 hex digits of a transaction's hash");
    }

    private static Report result(Report report, TxResult result) {
        String detail = result.outcome().detail();
        report.put("hash", result.hash())
                .put("block", result.height())
                .put("index", result.index())
                .put("code", result.code().number())
                .put("result", result.code().name())
                .put("detail", detail);
        report.line("Transaction " + result.hash().hexUpper());
        report.line("  is number " + (result.index() + 1) + " in block " + result.height() + " and "
                + (result.code() == ErrorCode.OK
                        ? "succeeded."
                        : "was refused there with " + result.code() + (detail.isEmpty() ? "." : ": " + detail)));
        return report;
    }

    /** What a node adds is shown apart: no hash covers it. */
    private static void remarks(Report report, LightSession session, Bytes hash) {
        Unverified<TxRemarks> said;
        try {
            said = session.node().remarks(hash);
        } catch (LightNodeException e) {
            // The proof stands without it.
            report.put("unverified", null);
            return;
        }
        TxRemarks remarks = said.value();
        List<JsonValue> events = remarks.events().stream()
                .<JsonValue>map(event -> JsonObject.of(Map.of(
                        "type", Report.value(event.type()),
                        "attributes",
                                Report.value(event.attributes().stream()
                                        .map(a -> a.key() + "=" + a.value())
                                        .toList()))))
                .toList();
        report.put(
                "unverified",
                JsonObject.of(Map.of(
                        "source", Report.value(said.source()),
                        "log", Report.value(remarks.log()),
                        "info", Report.value(remarks.info()),
                        "codespace", Report.value(remarks.codespace()),
                        "events", Report.value(events))));
        if (!remarks.log().isEmpty() || !remarks.events().isEmpty()) {
            report.line("Not proved, only said by " + said.source() + ":");
            if (!remarks.log().isEmpty()) {
                report.line("  log: " + remarks.log());
            }
            remarks.events()
                    .forEach(event -> report.line("  event " + event.type() + ": "
                            + event.attributes().stream()
                                    .map(a -> a.key() + "=" + a.value())
                                    .toList()));
        }
    }
}
