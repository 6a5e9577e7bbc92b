package org.cttdc.protocol.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.regex.Pattern;

/** Notation of places in a document: {@code $}, {@code $.name}, {@code $.list[3]}, {@code $["odd name"]}. */
public final class JsonPath {
    /** The document itself. */
    public static final String ROOT = "$";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Deque<String> steps = new ArrayDeque<>();

    JsonPath() {}

    /** Path of a member of the object at {@code parent}. */
    public static String member(String parent, String name) {
        return parent + step(name);
    }

    /** Path of an item of the array at {@code parent}. */
    public static String item(String parent, int index) {
        return parent + step(index);
    }

    private static String step(String name) {
        if (PLAIN.matcher(name).matches()) {
            return "." + name;
        }
        return "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    private static String step(int index) {
        return "[" + index + "]";
    }

    void enter(String name) {
        steps.addLast(step(name));
    }

    void enter(int index) {
        steps.addLast(step(index));
    }

    void leave() {
        steps.removeLast();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(ROOT);
        for (Iterator<String> i = steps.iterator(); i.hasNext(); ) {
            text.append(i.next());
        }
        return text.toString();
    }
}
