package org.cttdc.lightnode.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.Attack;

/**
 * Endpoints said different things of one height.
 *
 * @param height the height they were asked for
 * @param noted when it was found out
 * @param outcome what followed
 * @param statements who says what, the one believed at the time first
 * @param evidence what was made of it for the chain; empty where validators are not to blame
 */
public record Disagreement(
        long height, Instant noted, Outcome outcome, List<Statement> statements, List<Charge> evidence) {
    public Disagreement {
        statements = List.copyOf(statements);
        evidence = List.copyOf(evidence);
    }

    /** What followed. */
    public enum Outcome {
        /** One side could not prove its header and was expelled; the node went on. */
        LIAR_EXPELLED,
        /** Both headers are signed by enough validators: the node halted until a person decides. */
        ATTACK
    }

    /** What became of a header somebody served. */
    public enum Ruling {
        /** It was verified and witnessed. */
        VERIFIED,
        /** It verifies just as well as the other one. */
        VERIFIES_TOO,
        /** It cannot be verified. */
        FALSE
    }

    /**
     * What one side says.
     *
     * @param source address of the endpoint, or {@code store:local} for what was verified here before
     * @param height height of its header; lower than the disagreement's where its chain ends there although its time is past it
     * @param hash hash of its header, 32 bytes
     * @param blockTime the header's own time
     * @param reason why it is false; empty where it is not
     */
    public record Statement(URI source, long height, Bytes hash, Instant blockTime, Ruling ruling, String reason) {}

    /**
     * Evidence against one side, as it was sent to the other endpoints.
     *
     * @param kind which attack it proves
     * @param against whose header it accuses
     * @param commonHeight last height both sides agree on, or the conflicting one where all but the votes follows from it
     * @param height height of the conflicting header
     * @param hash what the chain knows the evidence by, 32 bytes
     * @param accused addresses of the validators it names, 20 bytes each
     * @param answers what the endpoints answered
     */
    public record Charge(
            Attack kind,
            URI against,
            long commonHeight,
            long height,
            Bytes hash,
            List<Bytes> accused,
            List<Answer> answers) {
        public Charge {
            accused = List.copyOf(accused);
            answers = List.copyOf(answers);
        }
    }

    /**
     * An endpoint's answer to evidence. Its text is its own and nobody's fact.
     *
     * @param taken whether it said it took it
     */
    public record Answer(URI endpoint, boolean taken, String text) {}
}
