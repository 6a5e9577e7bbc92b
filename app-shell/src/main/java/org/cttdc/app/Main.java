package org.cttdc.app;

import org.cttdc.app.cli.CttCommand;

/** Where every command begins: no argument opens the window. */
public final class Main {
    private Main() {}

    /** Runs a command; the process ends with its exit code. */
    public static void main(String... args) {
        System.exit(CttCommand.run(args));
    }
}
