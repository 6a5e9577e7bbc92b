package org.cttdc.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cttdc.lightnode.api.LightNodeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The suite's command line. Its exit codes are {@link ExitCode}'s. */
@Command(
        name = "ctt",
        description = {
            "The desktop of the Trusted Commercial Digital Community.",
            "Without a command it opens the suite on a sandbox economy of its own.",
            "",
            "In a checkout the launcher also knows:",
            "  test [maven options]   runs the tests",
            "  tour --out DIR         drives the screens through one whole cycle without a display",
            "  soak --minutes N       lets faults befall four real validators for minutes"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and proved where there was something to prove",
            "1:refused",
            "2:bad usage",
            "3:no node answers",
            "4:attack detected"
        },
        mixinStandardHelpOptions = true,
        versionProvider = CttCommand.Version.class,
        subcommands = {
            SyncCommand.class,
            StatusCommand.class,
            GetCommand.class,
            TxCommand.class,
            SubmitCommand.class,
            VerifyCommand.class,
            NodeCommand.class,
            TestnetCommand.class,
            ValidatorCommand.class,
            SandboxCommand.class
        })
public final class CttCommand implements Callable<Integer> {
    /** Libraries that talk much; held, because a logger nobody holds forgets its level. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("com.zaxxer.hikari"));

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.LOCAL,
            description = "Where everything is kept (default: $CTT_HOME, else .ctt in your home directory).")
    private @Nullable Path home;

    /** Runs the command line and answers its exit code. */
    public static int run(String... args) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        return commandLine().execute(args);
    }

    /** The command line; a failure is one sentence on the error stream, and one of JSON besides where that was asked for. */
    static CommandLine commandLine() {
        return new CommandLine(new CttCommand())
                .setParameterExceptionHandler(FailureWords::usage)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("ctt: " + FailureWords.of(failure));
                    if (wantsJson(parsed)) {
                        new Report(command.getOut(), true)
                                .put("verified", false)
                                .put(
                                        "problem",
                                        failure instanceof LightNodeException known
                                                ? known.code().name()
                                                : "FAILED")
                                .put("message", FailureWords.of(failure))
                                .print();
                    }
                    return ExitCode.of(failure);
                });
    }

    private static boolean wantsJson(CommandLine.ParseResult parsed) {
        return parsed.hasMatchedOption("--json") || (parsed.hasSubcommand() && wantsJson(parsed.subcommand()));
    }

    @Override
    public Integer call() {
        return Window.open(home == null ? defaultHome() : home);
    }

    /** {@code $CTT_HOME}, else {@code ~/.ctt}. */
    static Path defaultHome() {
        String named = System.getenv("CTT_HOME");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".ctt")
                : Path.of(named);
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Ctt DC suite " + System.getProperty("ctt.version", "0.1.0"), "Java " + Runtime.version()
            };
        }
    }
}
