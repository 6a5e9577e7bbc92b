package org.cttdc.simulation.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of Markdown with parts that a program writes, each between two comments that name it. */
public final class Document {
    private final Path file;
    private String text;

    /** Reads the page. */
    public Document(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file);
    }

    private static String begin(String name) {
        return "<!-- begin " + name + " -->\n";
    }

    private static String end(String name) {
        return "<!-- end " + name + " -->";
    }

    /** The part of that name. */
    public String part(String name) {
        return text.substring(from(name), to(name));
    }

    /** Puts another text in its place. */
    public void set(String name, String part) {
        text = text.substring(0, from(name)) + part + text.substring(to(name));
    }

    /** Writes the page back. */
    public void write() throws IOException {
        Files.writeString(file, text);
    }

    private int from(String name) {
        return found(text.indexOf(begin(name)), name) + begin(name).length();
    }

    private int to(String name) {
        return found(text.indexOf(end(name)), name);
    }

    private int found(int at, String name) {
        if (at < 0) {
            throw new IllegalStateException(file + " has no part " + name);
        }
        return at;
    }
}
