package org.cttdc.protocol.consensus.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.ed25519.SmallOrder;
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;

class Zip215VerifierTest {
    private final Zip215Verifier verifier = new Zip215Verifier();

    @Test
    void acceptsAll196SmallOrderSignatures() {
        Bytes message = Bytes.of("Zcash".getBytes(StandardCharsets.US_ASCII));
        List<String> refused = new ArrayList<>();
        for (Bytes key : SmallOrder.ENCODINGS) {
            for (Bytes r : SmallOrder.ENCODINGS) {
                Bytes signature = Bytes.concat(r, Bytes.of(new byte[32]));
                if (!verifier.verify(PublicKey.ed25519(key), message, signature)) {
                    refused.add(key + " " + r);
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Property(tries = 40)
    void acceptsWhatWasSignedAndRefusesAnyChangedBit(
            @ForAll @Size(32) byte[] secret, @ForAll byte[] text, @ForAll @IntRange(max = 511) int bit) {
        PublicKey key = key(secret);
        Bytes signature = sign(secret, text);
        Bytes message = Bytes.of(text);
        assertThat(verifier.verify(key, message, signature)).isTrue();
        assertThat(verifier.verify(key, message, Bits.flip(signature, bit))).isFalse();
        assertThat(verifier.verify(key, Bytes.concat(message, Bytes.of((byte) bit)), signature))
                .isFalse();
        assertThat(verifier.verify(key, message, signature.slice(0, 63))).isFalse();
    }

    @Test
    void findsTheFirstInvalidOfABatchThatHoldsOtherKeys() {
        byte[] text = {1, 2, 3};
        Bytes message = Bytes.of(text);
        PublicKey other = new PublicKey(PublicKey.Type.SECP256K1, Bytes.of(new byte[33]));
        SignatureVerifier.Signed good =
                new SignatureVerifier.Signed(key(new byte[32]), message, sign(new byte[32], text));
        SignatureVerifier.Signed wrong = new SignatureVerifier.Signed(good.key(), Bytes.EMPTY, good.signature());
        SignatureVerifier.Signed foreign = new SignatureVerifier.Signed(other, message, good.signature());
        List<List<SignatureVerifier.Signed>> batches = List.of(
                List.of(),
                List.of(good, good),
                List.of(good, wrong, good),
                List.of(good, foreign, wrong),
                List.of(good, wrong, foreign),
                List.of(good, good, foreign));
        SignatureVerifier oneByOne = (k, said, signature) -> verifier.verify(k, said, signature);
        assertThat(batches.stream().map(verifier::firstInvalid)).containsExactly(-1, -1, 1, 1, 1, 2);
        assertThat(batches.stream().map(oneByOne::firstInvalid)).containsExactly(-1, -1, 1, 1, 1, 2);
    }

    @Test
    void refusesKeysItCannotVerify() {
        PublicKey key = new PublicKey(PublicKey.Type.SECP256K1, Bytes.of(new byte[33]));
        assertThat(verifier.verify(key, Bytes.EMPTY, Bytes.of(new byte[64]))).isFalse();
    }

    private static PublicKey key(byte[] secret) {
        byte[] encoded = new byte[32];
        Ed25519.generatePublicKey(secret, 0, encoded, 0);
        return PublicKey.ed25519(Bytes.of(encoded));
    }

    private static Bytes sign(byte[] secret, byte[] text) {
        byte[] signature = new byte[64];
        Ed25519.sign(secret, 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }
}
