package org.cttdc.bench.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the reference clients from their registries, where their languages' tools are installed. */
public final class Toolchains {
    private final Path sources;
    private final Path target;

    /** Takes this module's folder. */
    public Toolchains(Path module) {
        this.sources = module.resolve("src/main");
        this.target = module.resolve("target/peers");
    }

    /** CometBFT's own light client and Ed25519; empty where there is no Go. */
    public Optional<Client> go() throws IOException {
        Optional<Path> go = find("go");
        if (go.isEmpty()) {
            return Optional.empty();
        }
        Path program = target.resolve("go-peer");
        Files.createDirectories(target);
        System.err.println("building the Go client ...");
        Processes.run(sources.resolve("go"), List.of(go.get().toString(), "build", "-o", program.toString(), "."));
        return Optional.of(new Client("CometBFT 0.39.4 (Go)", target, List.of(program.toString())));
    }

    /** The Rust light client; empty where there is no cargo. */
    public Optional<Client> rust() throws IOException {
        Optional<Path> cargo = find("cargo");
        if (cargo.isEmpty()) {
            return Optional.empty();
        }
        Path build = target.resolve("rust");
        System.err.println("building the Rust client ...");
        Processes.run(
                sources.resolve("rust"),
                List.of(
                        cargo.get().toString(),
                        "build",
                        "--quiet",
                        "--release",
                        "--locked",
                        "--target-dir",
                        build.toString()));
        Path program = build.resolve("release/light-peer");
        return Optional.of(new Client("tendermint-light-client 0.41 (Rust)", target, List.of(program.toString())));
    }

    /** This suite's light node, with so much heap in MiB. */
    public Client own(int heap) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Client(
                "Ctt light node, -Xmx" + heap + "m",
                target.getParent(),
                List.of(
                        java.toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.cttdc.bench.client.SyncClient"));
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
