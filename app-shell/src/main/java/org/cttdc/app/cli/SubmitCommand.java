package org.cttdc.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.tx.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carries a signed transaction to the chain and proves what became of it. */
@Command(
        name = "submit",
        description = {
            "Carries a signed transaction to the chain until its result is proved.",
            "It is on disk before it is sent: run the same command again after a crash or without a network, nothing"
                    + " happens twice."
        },
        mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private NetworkOptions options;

    @Parameters(
            paramLabel = "FILE",
            description = "What the wallet saved as a signed transaction, or the envelope's bytes in hex or base64.")
    private Path file;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    SubmitCommand() {}

    @Override
    public Integer call() throws IOException {
        SignedTxFile signed = read();
        try (LightSession session = LightSession.open(options)) {
            OutboxEntry entry = session.node().outbox().submit(signed.tx(), signed.label());
            session.sync();
            OutboxEntry end = settled(session, entry);
            say(end);
            return end.stage() == OutboxEntry.Stage.FINAL && end.code() == ErrorCode.OK
                    ? ExitCode.OK
                    : ExitCode.REFUSED;
        }
    }

    private SignedTxFile read() throws IOException {
        if (!Files.isReadable(file)) {
            throw options.usage("FILE: " + file + " cannot be read");
        }
        // One byte more than is read: a file that is too long is refused as that, without all of it in memory.
        try (InputStream in = Files.newInputStream(file)) {
            return SignedTxFile.read(in.readNBytes(SignedTxFile.MAX_BYTES + 1), String.valueOf(file.getFileName()));
        }
    }

    private OutboxEntry settled(LightSession session, OutboxEntry entry) {
        try (Subscription _ = session.node().outbox().watch(changed -> {
            if (changed.id() == entry.id() && !changed.settled()) {
                options.err().println("ctt: " + words(changed));
                options.err().flush();
            }
        })) {
            return session.node()
                    .outbox()
                    .settled(entry.id())
                    .get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LightNodeException(
                    Code.UNREACHABLE,
                    "not settled in " + options.timeout().toSeconds()
                            + " s. It is kept in the outbox of the home: run the same command again to go on",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LightNodeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private void say(OutboxEntry end) {
        Report report = options.report();
        report.put("hash", end.txHash())
                .put("stage", end.stage().name())
                .put("block", end.height())
                .put("sequence", end.sequence())
                .put("result", end.code() == null ? null : end.code().name())
                .put("detail", end.detail());
        report.line("Transaction " + end.txHash().hexUpper() + ": " + words(end))
                .print();
    }

    private static String words(OutboxEntry entry) {
        return switch (entry.stage()) {
            case DRAFT, SIGNED -> "on disk, not sent yet";
            case SENT -> "sent, no node has confirmed it";
            case SEEN -> "seen by " + Count.of(entry.seenBy(), "node");
            case INCLUDED -> "in block " + entry.height() + ", its result is proved by the next header";
            case FINAL ->
                "final in block " + entry.height() + ", inclusion and result proved: "
                        + (entry.code() == ErrorCode.OK ? "it succeeded" : "the chain refused it with " + entry.code())
                        + (entry.detail().isEmpty() ? "" : " (" + entry.detail() + ")");
            case EXPIRED -> "expired: proved not to be in any block up to height " + entry.validUntilHeight();
            case REPLACED ->
                "replaced: proved that another transaction used number " + entry.sequence() + " of the account";
            case REFUSED -> "refused by every node, which is their word: " + entry.detail();
        };
    }
}
