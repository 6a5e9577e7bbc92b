package org.cttdc.app.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Why a command did not do what it was told, in a sentence. */
final class FailureWords {
    private FailureWords() {}

    /** What happened; the system's own words for files are their names alone. */
    static String of(Exception failure) {
        String text = failure.getMessage();
        return switch (failure) {
            case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
            case NoSuchFileException file -> file.getFile() + " is not there";
            case AccessDeniedException file -> file.getFile() + " may not be used by you";
            case FileAlreadyExistsException file -> file.getFile() + " is there already";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            default -> text == null ? failure.toString() : text;
        };
    }

    /** A command line that makes no sense: what is wrong, what may have been meant, and where to read on. */
    static int usage(ParameterException failure, String... args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ctt: " + of(failure));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
