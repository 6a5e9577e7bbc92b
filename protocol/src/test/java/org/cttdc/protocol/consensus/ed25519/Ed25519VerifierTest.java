package org.cttdc.protocol.consensus.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519VerifierTest {
    private static final BigInteger ORDER = EdwardsPoint.ORDER;

    private final Ed25519Verifier verifier = new Ed25519Verifier();

    /** RFC 8032, section 7.1, the first three. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void acceptsThePublishedSignatures(String key, String message, String signature) {
        assertThat(verifier.verify(Bytes.fromHex(key), Bytes.fromHex(message), Bytes.fromHex(signature)))
                .isTrue();
    }

    @Test
    void acceptsAll196SmallOrderSignaturesOneByOneAndAtOnce() {
        Bytes message = Bytes.of("Zcash".getBytes(StandardCharsets.US_ASCII));
        List<SignedMessage> all = new ArrayList<>();
        for (Bytes key : SmallOrder.ENCODINGS) {
            for (Bytes r : SmallOrder.ENCODINGS) {
                all.add(new SignedMessage(key, message, Bytes.concat(r, Bytes.of(new byte[32]))));
            }
        }
        assertThat(all).hasSize(196).allMatch(s -> verifier.verify(s.key(), s.message(), s.signature()));
        assertThat(verifier.firstInvalid(all)).isEqualTo(-1);
    }

    /** Every pair of a small-order point beside an honest key and one beside an honest R: valid under ZIP-215, whatever others say. */
    @Property(tries = 15)
    void acceptsPointsOfMixedOrder(
            @ForAll @IntRange(max = 13) int besideKey, @ForAll @IntRange(max = 13) int besideR, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigInteger secret = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        BigInteger nonce = new BigInteger(1, bytes(random, 40)).mod(ORDER);
        byte[] message = bytes(random, random.nextInt(200));
        byte[] key = withSmallOrder(secret, besideKey);
        byte[] r = withSmallOrder(nonce, besideR);
        BigInteger s = nonce.add(ExactZip215.challenge(r, key, message).multiply(secret))
                .mod(ORDER);
        Bytes signature = Bytes.concat(Bytes.of(r), Bytes.of(EdwardsPoint.littleEndian(s)));
        assertThat(verifier.verify(Bytes.of(key), Bytes.of(message), signature)).isTrue();
        Bytes other = Bits.flip(signature, random.nextInt(256));
        assertThat(verifier.verify(Bytes.of(key), Bytes.of(message), other))
                .isEqualTo(ExactZip215.verify(Bytes.of(key), Bytes.of(message), other));
    }

    private static byte[] withSmallOrder(BigInteger multiple, int which) {
        EdwardsPoint small = EdwardsPoint.decode(SmallOrder.ENCODINGS.get(which).toArray());
        assertThat(small).isNotNull();
        return EdwardsPoint.BASE.times(multiple).add(small).encode();
    }

    /** S and its other encodings, S at the edges of what is allowed, and keys and R that are no points, against the definition. */
    @Property(tries = 8)
    void agreesWithTheDefinitionAtTheEdges(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SignedMessage signed = sign(random);
        Bytes r = signed.signature().slice(0, 32);
        BigInteger s =
                EdwardsPoint.littleEndian(signed.signature().slice(32, 64).toArray());
        List<BigInteger> scalars = new ArrayList<>(List.of(
                s,
                s.add(ORDER),
                BigInteger.ZERO,
                BigInteger.ONE,
                ORDER.subtract(BigInteger.ONE),
                ORDER,
                ORDER.add(BigInteger.ONE),
                ORDER.subtract(s),
                BigInteger.TWO.pow(252),
                BigInteger.TWO.pow(253),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
        for (BigInteger scalar : scalars) {
            assertAgreement(
                    signed.key(), signed.message(), Bytes.concat(r, Bytes.of(EdwardsPoint.littleEndian(scalar))));
        }
        Bytes any = Bytes.of(bytes(random, 32));
        assertAgreement(any, signed.message(), signed.signature());
        assertAgreement(
                signed.key(),
                signed.message(),
                Bytes.concat(any, signed.signature().slice(32, 64)));
        for (Bytes small : SmallOrder.ENCODINGS.subList(0, 4)) {
            assertAgreement(small, signed.message(), signed.signature());
            assertAgreement(
                    signed.key(),
                    signed.message(),
                    Bytes.concat(small, signed.signature().slice(32, 64)));
        }
    }

    private void assertAgreement(Bytes key, Bytes message, Bytes signature) {
        assertThat(verifier.verify(key, message, signature))
                .as("key %s message %s signature %s", key, message, signature)
                .isEqualTo(ExactZip215.verify(key, message, signature));
    }

    @Test
    void refusesOtherLengths() {
        SignedMessage signed = sign(new SplittableRandom(1));
        Bytes signature = signed.signature();
        Bytes longer = Bytes.concat(signature, Bytes.of((byte) 0));
        assertThat(verifier.verify(signed.key(), signed.message(), Bytes.EMPTY)).isFalse();
        assertThat(verifier.verify(signed.key(), signed.message(), signature.slice(0, 63)))
                .isFalse();
        assertThat(verifier.verify(signed.key(), signed.message(), longer)).isFalse();
        assertThat(verifier.verify(signed.key().slice(0, 31), signed.message(), signature))
                .isFalse();
    }

    @Property(tries = 25)
    void findsTheFirstOfSeveralInvalidSignatures(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int size, @ForAll @IntRange(max = 3) int spoilt) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SignedMessage> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(sign(random));
        }
        int first = -1;
        for (int i = 0; i < spoilt; i++) {
            int place = random.nextInt(size);
            SignedMessage signed = batch.get(place);
            boolean shortened = random.nextBoolean();
            Bytes wrong = shortened
                    ? signed.signature()
                            .slice(0, Math.min(40, signed.signature().size()))
                    : Bits.flip(signed.signature(), random.nextInt(256));
            if (!wrong.equals(signed.signature())) {
                batch.set(place, new SignedMessage(signed.key(), signed.message(), wrong));
            }
            first = firstByOne(batch);
        }
        assertThat(verifier.firstInvalid(batch)).isEqualTo(first);
    }

    private static int firstByOne(List<SignedMessage> batch) {
        for (int i = 0; i < batch.size(); i++) {
            SignedMessage signed = batch.get(i);
            if (!ExactZip215.verify(signed.key(), signed.message(), signed.signature())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Honest signatures and such with one bit changed somewhere, against Bouncy Castle: whatever that accepts is accepted, and whatever
     * it refuses is refused unless the definition itself says otherwise. Run millions with {@code -Dctt.ed25519.cases=5000000}.
     */
    @Test
    void agreesWithBouncyCastleOnRandomSignatures() {
        int cases = Integer.getInteger("ctt.ed25519.cases", 3_000);
        SplittableRandom random = new SplittableRandom(20_260_901);
        byte[][] secrets = new byte[64][];
        Arrays.setAll(secrets, i -> bytes(random, 32));
        for (int i = 0; i < cases; i++) {
            boolean fresh = random.nextInt(16) == 0;
            SignedMessage honest = sign(fresh ? bytes(random, 32) : secrets[random.nextInt(secrets.length)], random);
            SignedMessage signed = random.nextBoolean() ? honest : spoil(honest, random);
            boolean accepted = verifier.verify(signed.key(), signed.message(), signed.signature());
            if (accepted != bouncyCastle(signed)) {
                assertThat(accepted)
                        .as("%s", signed)
                        .isEqualTo(ExactZip215.verify(signed.key(), signed.message(), signed.signature()));
            }
        }
    }

    private static SignedMessage spoil(SignedMessage signed, SplittableRandom random) {
        int bit = random.nextInt(512);
        return switch (random.nextInt(4)) {
            case 0 -> new SignedMessage(Bits.flip(signed.key(), bit), signed.message(), signed.signature());
            case 1 ->
                new SignedMessage(
                        signed.key(), Bytes.concat(signed.message(), Bytes.of((byte) bit)), signed.signature());
            default -> new SignedMessage(signed.key(), signed.message(), Bits.flip(signed.signature(), bit));
        };
    }

    private static boolean bouncyCastle(SignedMessage signed) {
        byte[] text = signed.message().toArray();
        return Ed25519.verify(signed.signature().toArray(), 0, signed.key().toArray(), 0, text, 0, text.length);
    }

    private static SignedMessage sign(SplittableRandom random) {
        return sign(bytes(random, 32), random);
    }

    private static SignedMessage sign(byte[] secret, SplittableRandom random) {
        byte[] message = bytes(random, random.nextInt(200));
        byte[] key = new byte[32];
        Ed25519.generatePublicKey(secret, 0, key, 0);
        byte[] signature = new byte[64];
        Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
        return new SignedMessage(Bytes.of(key), Bytes.of(message), Bytes.of(signature));
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
