package org.cttdc.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Runs programs that print one line of JSON. */
public final class Processes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Processes() {}

    /** The client's run of a job. One at a time. */
    public static Sync sync(Client client, List<String> job) {
        try {
            OptionalLong before = ChildCpu.nanos();
            long start = System.nanoTime();
            JsonNode reply = json(client, job);
            long whole = System.nanoTime() - start;
            OptionalLong after = ChildCpu.nanos();
            return new Sync(
                    reply.path("height").asLong(),
                    reply.path("hash").asText().toLowerCase(Locale.ROOT),
                    reply.path("nanos").asLong(),
                    whole,
                    after.isPresent() && before.isPresent() ? after.getAsLong() - before.getAsLong() : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(client.name(), e);
        }
    }

    /** The last line a program prints, which must end well. */
    public static JsonNode json(Client client, List<String> arguments) {
        List<String> command = new ArrayList<>(client.command());
        command.addAll(arguments);
        try {
            String output = run(client.folder(), command);
            return MAPPER.readTree(output.strip().lines().reduce("", (_, last) -> last));
        } catch (IOException e) {
            throw new UncheckedIOException(client.name(), e);
        }
    }

    /** What a program prints; its complaints go to ours. */
    static String run(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(command.getFirst() + " ended with status " + status);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
