package org.cttdc.protocol.consensus.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.keys.SignatureChecker;
import org.cttdc.protocol.keys.SignatureChecker.Signed;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;

/** The quick check of transactions against the strict verifier it stands for: the same verdict on everything, whatever it remembers. */
class StrictAcceptanceTest {
    private static final BigInteger ORDER = EdwardsPoint.ORDER;
    private static final int SIGHTINGS = 3;

    private final SignatureChecker checker = new SignatureChecker(256);

    /** A key is met for the first time, then prepared, then known. */
    private void assertAgreement(List<Signed> batch) {
        BitSet strict = new BitSet();
        for (int i = 0; i < batch.size(); i++) {
            Signed signed = batch.get(i);
            strict.set(i, Ed25519.verify(signed.key(), signed.message(), signed.signature()));
        }
        for (int sighting = 0; sighting < SIGHTINGS; sighting++) {
            assertThat(checker.valid(batch)).as("%s", batch).isEqualTo(strict);
        }
        for (int i = 0; i < batch.size(); i++) {
            assertThat(checker.valid(List.of(batch.get(i))).get(0)).isEqualTo(strict.get(i));
        }
    }

    @Test
    void agreesOnAll196SmallOrderSignatures() {
        Bytes message = Bytes.of("Zcash".getBytes(StandardCharsets.US_ASCII));
        List<Signed> all = new ArrayList<>();
        for (Bytes key : SmallOrder.ENCODINGS) {
            for (Bytes r : SmallOrder.ENCODINGS) {
                all.add(new Signed(key, message, Bytes.concat(r, Bytes.of(new byte[32]))));
            }
        }
        assertAgreement(all);
    }

    /** Points of mixed order beside key and R: some fulfil the equation literally, some only up to a point of small order, some neither. */
    @Property(tries = 12)
    void agreesOnPointsOfMixedOrder(
            @ForAll @IntRange(max = 13) int besideKey, @ForAll @IntRange(max = 13) int besideR, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Signed> batch = new ArrayList<>();
        BigInteger secret = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        byte[] key = withSmallOrder(secret, besideKey);
        BigInteger nonce = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        byte[] r = withSmallOrder(nonce, besideR);
        for (int i = 0; i < 16; i++) {
            byte[] message = bytes(random, random.nextInt(100));
            BigInteger k = ExactZip215.challenge(r, key, message);
            BigInteger s = nonce.add(k.multiply(secret)).mod(ORDER);
            batch.add(new Signed(
                    Bytes.of(key),
                    Bytes.of(message),
                    Bytes.concat(Bytes.of(r), Bytes.of(EdwardsPoint.littleEndian(s)))));
        }
        assertAgreement(batch);
    }

    private static byte[] withSmallOrder(BigInteger multiple, int which) {
        EdwardsPoint small = EdwardsPoint.decode(SmallOrder.ENCODINGS.get(which).toArray());
        assertThat(small).isNotNull();
        return EdwardsPoint.BASE.times(multiple).add(small).encode();
    }

    /** Other encodings of S, S at its edges, keys and R that are no points or no canonical ones. */
    @Property(tries = 12)
    void agreesAtTheEdges(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Signed honest = sign(random);
        Bytes r = honest.signature().slice(0, 32);
        BigInteger s =
                EdwardsPoint.littleEndian(honest.signature().slice(32, 64).toArray());
        List<Signed> batch = new ArrayList<>(List.of(honest));
        for (BigInteger scalar : List.of(
                s.add(ORDER),
                BigInteger.ZERO,
                ORDER.subtract(BigInteger.ONE),
                ORDER,
                ORDER.subtract(s),
                BigInteger.TWO.pow(253),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE))) {
            batch.add(with(honest, r, Bytes.of(EdwardsPoint.littleEndian(scalar))));
        }
        Bytes scalar = honest.signature().slice(32, 64);
        List<Bytes> points = new ArrayList<>(SmallOrder.ENCODINGS);
        points.add(Bytes.of(bytes(random, 32)));
        for (int beyond = 0; beyond < 19; beyond++) {
            BigInteger y = EdwardsPoint.P.add(BigInteger.valueOf(beyond));
            points.add(Bytes.of(EdwardsPoint.littleEndian(y)));
        }
        for (Bytes point : points) {
            batch.add(with(honest, point, scalar));
            batch.add(new Signed(point, honest.message(), honest.signature()));
        }
        batch.add(new Signed(honest.key().slice(0, 31), honest.message(), honest.signature()));
        batch.add(new Signed(honest.key(), honest.message(), r));
        assertAgreement(batch);
    }

    private static Signed with(Signed signed, Bytes r, Bytes s) {
        return new Signed(signed.key(), signed.message(), Bytes.concat(r, s));
    }

    /** Honest signatures and such with one bit changed somewhere. Run millions with {@code -Dctt.ed25519.cases=5000000}. */
    @Test
    void agreesOnRandomSignatures() {
        int cases = Integer.getInteger("ctt.ed25519.cases", 1_500);
        SplittableRandom random = new SplittableRandom(20_261_127);
        byte[][] secrets = new byte[32][];
        Arrays.setAll(secrets, i -> bytes(random, 32));
        for (int done = 0; done < cases; ) {
            List<Signed> batch = new ArrayList<>();
            for (int i = 1 + random.nextInt(32); i > 0; i--, done++) {
                Signed honest =
                        random.nextInt(16) == 0 ? sign(random) : sign(secrets[random.nextInt(secrets.length)], random);
                batch.add(random.nextBoolean() ? honest : spoil(honest, random));
            }
            BitSet valid = checker.valid(batch);
            for (int i = 0; i < batch.size(); i++) {
                Signed signed = batch.get(i);
                assertThat(valid.get(i))
                        .as("%s", signed)
                        .isEqualTo(Ed25519.verify(signed.key(), signed.message(), signed.signature()));
            }
        }
    }

    private static Signed spoil(Signed signed, SplittableRandom random) {
        int bit = random.nextInt(512);
        return switch (random.nextInt(4)) {
            case 0 -> new Signed(Bits.flip(signed.key(), bit), signed.message(), signed.signature());
            case 1 ->
                new Signed(signed.key(), Bytes.concat(signed.message(), Bytes.of((byte) bit)), signed.signature());
            default -> new Signed(signed.key(), signed.message(), Bits.flip(signed.signature(), bit));
        };
    }

    /** What is quick: honest signatures from a key's second coming on. */
    @Test
    void recognisesHonestSignaturesOfKeysThatComeAgain() {
        HonestSignatures honest = new HonestSignatures(8);
        SplittableRandom random = new SplittableRandom(3);
        Signed signed = sign(random);
        List<SignedMessage> batch =
                Collections.nCopies(2, new SignedMessage(signed.key(), signed.message(), signed.signature()));
        assertThat(honest.recognised(batch.subList(0, 1)).cardinality()).isZero();
        assertThat(honest.recognised(batch).cardinality()).isEqualTo(2);
    }

    /** A key with a part of small order is never recognised, even where the equation holds literally: a strict verifier may think otherwise. */
    @Test
    void recognisesNoKeyOfMixedOrder() {
        HonestSignatures honest = new HonestSignatures(8);
        SplittableRandom random = new SplittableRandom(4);
        EdwardsPoint small = EdwardsPoint.decode(SmallOrder.ENCODINGS.get(4).toArray());
        assertThat(small).isNotNull();
        BigInteger secret = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        byte[] key = EdwardsPoint.BASE.times(secret).add(small).encode();
        BigInteger nonce = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        byte[] r = EdwardsPoint.BASE.times(nonce).encode();
        byte[] message = bytes(random, 20);
        // The point has order two: an even k makes it vanish.
        while (ExactZip215.challenge(r, key, message).testBit(0)) {
            message = bytes(random, 20);
        }
        BigInteger s = nonce.add(ExactZip215.challenge(r, key, message).multiply(secret))
                .mod(ORDER);
        SignedMessage signed = new SignedMessage(
                Bytes.of(key), Bytes.of(message), Bytes.concat(Bytes.of(r), Bytes.of(EdwardsPoint.littleEndian(s))));
        assertThat(new Ed25519Verifier().verify(signed.key(), signed.message(), signed.signature()))
                .isTrue();
        for (int sighting = 0; sighting < SIGHTINGS; sighting++) {
            assertThat(honest.recognised(List.of(signed)).cardinality()).isZero();
        }
    }

    private static Signed sign(SplittableRandom random) {
        return sign(bytes(random, 32), random);
    }

    private static Signed sign(byte[] secret, SplittableRandom random) {
        try (SigningKey key = SigningKey.ofSeed(secret)) {
            Bytes message = Bytes.of(bytes(random, random.nextInt(200)));
            return new Signed(key.publicKey(), message, key.sign(message));
        }
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
