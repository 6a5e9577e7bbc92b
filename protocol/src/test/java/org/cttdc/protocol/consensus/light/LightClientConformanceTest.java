package org.cttdc.protocol.consensus.light;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Conformance;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.consensus.CometJson;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model-based cases of tendermint-rs: every verdict must be the expected one. */
@ConformanceData("light-client")
class LightClientConformanceTest {
    private static final Duration DRIFT = Duration.ofSeconds(1);

    private final LightVerifier verifier = new LightVerifier();

    static List<Path> cases() {
        return Conformance.files("light-client");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyVerdictMatches(Path file) {
        JsonNode test = Conformance.read(file);
        JsonNode initial = test.path("initial");
        Header trustedHeader = CometJson.header(initial.path("signed_header").path("header"));
        ValidatorSet trustedNext = CometJson.validatorSet(initial.path("next_validator_set"));
        VerifyOptions options = new VerifyOptions(
                Duration.ofNanos(CometJson.number(initial.path("trusting_period"))), DRIFT, TrustLevel.ONE_THIRD);
        int step = 0;
        for (JsonNode input : test.path("input")) {
            JsonNode block = input.path("block");
            String verdict = verdict(trustedHeader, trustedNext, block, options, input);
            assertThat(verdict)
                    .as("%s, input %d", file.getFileName(), step++)
                    .isEqualTo(input.path("verdict").asText());
            if (verdict.equals("SUCCESS")) {
                trustedHeader = CometJson.header(block.path("signed_header").path("header"));
                trustedNext = CometJson.validatorSet(block.path("next_validator_set"));
            }
        }
        assertThat(step).isPositive();
    }

    private String verdict(
            Header trustedHeader, ValidatorSet trustedNext, JsonNode block, VerifyOptions options, JsonNode input) {
        LightBlock untrusted = CometJson.lightBlock(block);
        Timestamp now = Timestamp.parse(input.path("now").asText());
        return switch (verifier.verify(new TrustedState(trustedHeader, trustedNext), untrusted, options, now)) {
            case Verdict.Ok _ -> {
                // The Rust client also refuses a block whose next validators come with another hash.
                Bytes next =
                        CometJson.validatorSet(block.path("next_validator_set")).hash();
                yield next.equals(untrusted.header().nextValidatorsHash()) ? "SUCCESS" : "INVALID";
            }
            case Verdict.NotEnoughTrust _ -> "NOT_ENOUGH_TRUST";
            case Verdict.Invalid _, Verdict.Expired _ -> "INVALID";
        };
    }
}
