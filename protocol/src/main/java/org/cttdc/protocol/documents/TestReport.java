package org.cttdc.protocol.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A reviewer's or laboratory's report on one tested item.
 *
 * @param model content id of the model version tested against
 * @param listing content id of the listing declaration
 * @param env conditions of the environment
 * @param tested day on which the test ended
 */
public record TestReport(
        ContentId model,
        ContentId listing,
        Item item,
        List<Instrument> instruments,
        List<Result> results,
        List<Ambient> env,
        LocalDate tested,
        List<Evidence> evidence)
        implements Document {
    public static final String TYPE = "test-report/1";

    public TestReport {
        instruments = List.copyOf(instruments);
        results = List.copyOf(results);
        env = List.copyOf(env);
        evidence = List.copyOf(evidence);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The result for a characteristic, if there is one. */
    public Optional<Result> result(String characteristic) {
        return results.stream().filter(r -> r.c().equals(characteristic)).findFirst();
    }
}
