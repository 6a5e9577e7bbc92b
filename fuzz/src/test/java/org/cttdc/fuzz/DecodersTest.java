package org.cttdc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cttdc.fuzz.Decoders.Target;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@link Decoders} against damaged, random and huge input. The heap of this module is small: what hoards memory fails. */
class DecodersTest {
    private static final int DAMAGES = 6;

    @TestFactory
    Stream<DynamicTest> samplesAreRead() {
        return Decoders.TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.name(),
                        () -> assertThat(target.samples())
                                .isNotEmpty()
                                .allMatch(sample -> target.decoder().isRead(sample.toArray()))));
    }

    @Property(tries = 60)
    void damagedInputIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        for (Target target : Decoders.TARGETS) {
            List<Bytes> samples = target.samples();
            byte[] bytes = samples.get(random.nextInt(samples.size())).toArray();
            for (int i = random.nextInt(DAMAGES); i >= 0; i--) {
                bytes = damage(bytes, random);
            }
            target.decoder().isRead(bytes);
        }
    }

    @Property(tries = 100)
    void randomInputIsReadOrRefused(@ForAll byte[] bytes) {
        Decoders.TARGETS.forEach(target -> target.decoder().isRead(bytes));
    }

    /** What would cost a careless reader its stack or its memory. */
    @TestFactory
    Stream<DynamicTest> hugeInputIsReadOrRefused() {
        List<String> pieces = List.of(
                "[", "{\"a\":", "(", "-", "9^", "1+", "\"", "\\u", "0", "a ", "\n", "min(", "if(", "\0", "\n\2");
        return Decoders.TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.name(),
                        () -> pieces.forEach(piece ->
                                target.decoder().isRead(Samples.text(piece.repeat(Decoders.HUGE / piece.length()))))));
    }

    private static byte[] damage(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
        return switch (random.nextInt(6)) {
            case 0 -> put(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> put(bytes, at, (byte) random.nextInt());
            case 2 -> put(bytes, at, (byte) (random.nextBoolean() ? 0xff : 0x80));
            case 3 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4 -> join(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
            default -> join(piece, Arrays.copyOf(bytes, at));
        };
    }

    private static byte[] put(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
