package org.cttdc.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cases of one file of published numeric results, whatever cases it holds. */
public final class ReferenceCases {
    private ReferenceCases() {}

    public static Stream<JsonNode> of(String file) {
        return Conformance.files("reference").stream()
                .filter(path -> path.endsWith(file))
                .flatMap(path -> StreamSupport.stream(
                        Conformance.read(path).path("cases").spliterator(), false));
    }

    public static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
