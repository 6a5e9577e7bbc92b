package org.cttdc.app.settings;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.cttdc.files.OwnerFolder;

/** Writes what nobody caught into the home's {@code logs}, readable by its owner only, the newest few of them. */
public final class CrashLog {
    private static final String PREFIX = "crash-";
    private static final int KEPT = 20;

    private final Path logs;
    private final OwnerFolder folder;
    private final InstantSource clock;

    public CrashLog(Path home, InstantSource clock) {
        this.logs = home.resolve("logs");
        this.folder = new OwnerFolder(logs);
        this.clock = clock;
    }

    /** Writes a failure down and answers where. */
    public synchronized Path write(Thread thread, Throwable failure) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.println(clock.instant() + " thread " + thread.getName());
        out.println("suite " + System.getProperty("ctt.version", "unknown") + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        failure.printStackTrace(out);
        String name = PREFIX + clock.millis() + ".log";
        folder.write(name, text.toString().getBytes(StandardCharsets.UTF_8));
        List<String> all = folder.names(PREFIX);
        all.subList(0, Math.max(0, all.size() - KEPT)).forEach(folder::delete);
        return logs.resolve(name);
    }
}
