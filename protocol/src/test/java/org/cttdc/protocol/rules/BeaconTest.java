package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.junit.jupiter.api.Test;

class BeaconTest {
    private static final Bytes ZEROS = Bytes.of(new byte[Sha256.SIZE]);

    @Property(tries = 100)
    void everyLayerWithinReachBelongsToTheOnion(
            @ForAll @Size(32) byte[] core,
            @ForAll @IntRange(max = 30) int below,
            @ForAll @IntRange(max = 20) int skip) {
        Bytes preimage = Beacon.layer(Bytes.of(core), below);
        Bytes last = Beacon.layer(Bytes.of(core), below + skip);
        if (skip >= 1 && skip <= Beacon.MAX_SKIP) {
            assertThat(Beacon.depth(preimage, last)).hasValue(skip);
        } else {
            assertThat(Beacon.depth(preimage, last)).isEmpty();
        }
    }

    @Test
    void refusesStrangers() {
        assertThat(Beacon.depth(ZEROS, ZEROS)).isEmpty();
        assertThat(Beacon.depth(Bytes.of((byte) 1), Sha256.of(Bytes.of((byte) 1))))
                .isEmpty();
    }

    /** SHA-256 of 64 zero bytes and the height, from an independent tool. */
    @Test
    void mixesRandomnessRevealAndHeight() {
        assertThat(Beacon.mix(ZEROS, ZEROS, 258).hex())
                .isEqualTo("d3fc4c35b17adf93a708cd0f01859a7e85681e981a68a91f92055d8742618334");
        assertThat(Beacon.mix(ZEROS, ZEROS, 258)).isNotEqualTo(Beacon.mix(ZEROS, ZEROS, 259));
        assertThat(Beacon.draw(ZEROS, ZEROS)).isNotEqualTo(Beacon.draw(ZEROS, Bytes.EMPTY));
    }

    @Property
    void checkpointsMoveByLessThan64(@ForAll @Size(32) byte[] randomness) {
        assertThat(Beacon.checkpointOffset(Bytes.of(randomness)))
                .isEqualTo(new BigInteger(1, randomness)
                        .mod(BigInteger.valueOf(64))
                        .intValueExact());
    }
}
