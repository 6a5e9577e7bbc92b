package org.cttdc.installers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Java runtime of an image: jdeps tells which of the JDK's modules the jars name, jlink links those. */
final class LinkedRuntime {
    /** Modules that are found by service or by name while running, which jdeps cannot see: locale data, EC keys, host names. */
    private static final Set<String> BY_SERVICE =
            Set.of("jdk.localedata", "jdk.crypto.ec", "jdk.naming.dns", "jdk.zipfs");

    private LinkedRuntime() {}

    /** Links the modules that the jars in a folder need into a new folder. */
    static void link(Path jars, Path runtime) throws IOException {
        Set<String> modules = new TreeSet<>(BY_SERVICE);
        modules.addAll(named(jars));
        run(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", modules),
                        "--include-locales",
                        "en,zh",
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-6",
                        "--output",
                        runtime.toString()));
    }

    private static List<String> named(Path jars) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--print-module-deps", "--ignore-missing-deps", "--multi-release", "base", "--module-path"));
        List<String> all;
        try (Stream<Path> files = Files.list(jars)) {
            all = files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        arguments.add(jars.toString());
        arguments.addAll(all);
        // Remarks about jars that are named twice, on the path and as roots, come first on the same stream.
        String modules = run("jdeps", arguments).lines().toList().getLast();
        return Arrays.asList(modules.strip().split(","));
    }

    private static String run(String name, List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new ImageException("this Java has no " + name + ": run with a full JDK"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code;
        try {
            code = tool.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        } catch (UncheckedIOException e) {
            throw new ImageException(name + " failed: " + e.getMessage());
        }
        if (code != 0) {
            throw new ImageException(name + " failed with code " + code + ":\n" + out + err);
        }
        return out.toString();
    }
}
