package org.cttdc.protocol.documents;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that is wrong with a document.
 *
 * @param path where, such as {@code $.characteristics[3].limit}
 * @param args particulars for a message, in the order that the code's comment gives
 */
public record Problem(ProblemCode code, String path, List<String> args) {
    public Problem {
        args = List.copyOf(args);
    }

    static Problem of(ProblemCode code, String path, Object... args) {
        return new Problem(code, path, Arrays.stream(args).map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return code + " at " + path + (args.isEmpty() ? "" : " " + args);
    }
}
