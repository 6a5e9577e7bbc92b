package org.cttdc.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cttdc.fuzz.Decoders.Target;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link Decoders} against input that a coverage-guided fuzzer makes up (docs/adr/0240). The first byte of an input chooses the reader.
 * Without {@code JAZZER_FUZZ} in the environment this reads the samples, and what was found before, again.
 */
class DecodersFuzzTest {
    @MethodSource("seeds")
    @FuzzTest
    void decode(byte[] input) {
        if (input.length > 0) {
            List<Target> targets = Decoders.TARGETS;
            Target target = targets.get(Byte.toUnsignedInt(input[0]) % targets.size());
            target.decoder().isRead(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static Stream<byte[]> seeds() {
        return IntStream.range(0, Decoders.TARGETS.size())
                .boxed()
                .flatMap(i -> Decoders.TARGETS.get(i).samples().stream().map(sample -> seed(i, sample.toArray())));
    }

    private static byte[] seed(int target, byte[] sample) {
        byte[] seed = new byte[1 + sample.length];
        seed[0] = (byte) target;
        System.arraycopy(sample, 0, seed, 1, sample.length);
        return seed;
    }
}
