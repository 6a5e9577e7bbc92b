package org.cttdc.protocol.consensus.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
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
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;

class Zip215VerifierTest {
    private final Zip215Verifier verifier = new Zip215Verifier();

    /**
     * All encodings of the eight points of small order, canonical or not, as listed by the ZIP-215 test vectors
     * (zcash/zips, zip-0215): with s = 0 each is a valid key and a valid R for any message.
     */
    private static final List<String> SMALL_ORDER = List.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    @Test
    void acceptsAll196SmallOrderSignatures() {
        Bytes message = Bytes.of("Zcash".getBytes(StandardCharsets.US_ASCII));
        List<String> refused = new ArrayList<>();
        for (String key : SMALL_ORDER) {
            for (String r : SMALL_ORDER) {
                Bytes signature = Bytes.fromHex(r + "00".repeat(32));
                if (!verifier.verify(PublicKey.ed25519(Bytes.fromHex(key)), message, signature)) {
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

    @Property(tries = 20)
    void theDefinitionAgreesWithTheStrictCheckOnHonestPoints(@ForAll @Size(32) byte[] secret) {
        byte[] encoded = key(secret).value().toArray();
        EdwardsPoint point = EdwardsPoint.decode(encoded);
        assertThat(point).isNotNull();
        assertThat(point.times(EdwardsPoint.ORDER).isIdentity()).isTrue();
    }

    @Test
    void refusesASecondEncodingOfS() {
        byte[] secret = new byte[32];
        byte[] text = {1, 2, 3};
        Bytes signature = sign(secret, text);
        BigInteger s =
                EdwardsPoint.littleEndian(signature.slice(32, 64).toArray()).add(EdwardsPoint.ORDER);
        byte[] larger = new byte[32];
        for (int i = 0; i < 32; i++) {
            larger[i] = s.shiftRight(8 * i).byteValue();
        }
        Bytes malleated = Bytes.concat(signature.slice(0, 32), Bytes.of(larger));
        assertThat(verifier.verify(key(secret), Bytes.of(text), malleated)).isFalse();
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
