package org.cttdc.protocol.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * The chain's randomness (protocol page, section 6): each validator registers the outermost layer of a hash onion a cycle ahead and
 * peels it when it proposes. Nobody can choose what comes next, only withhold it, which is penalised.
 */
public final class Beacon {
    /** Layers one reveal may skip: those of reveals that a proposer missed. */
    public static final int MAX_SKIP = 16;

    /** Heights a frozen checkpoint is moved by, at most, exclusive. */
    private static final int OFFSETS = 64;

    private static final Bytes DRAW = Bytes.of("ctt-draw/1".getBytes(StandardCharsets.US_ASCII));

    private Beacon() {}

    /** The layer reached by hashing the core so often: SHA-256^layers(core). */
    public static Bytes layer(Bytes core, int layers) {
        Bytes layer = core;
        for (int i = 0; i < layers; i++) {
            layer = Sha256.of(layer);
        }
        return layer;
    }

    /** How many layers below the last one a preimage lies, 1 to 16; empty where it does not belong to the onion. */
    public static OptionalInt depth(Bytes preimage, Bytes last) {
        Bytes layer = preimage;
        for (int depth = 1; depth <= MAX_SKIP && preimage.size() == Sha256.SIZE; depth++) {
            layer = Sha256.of(layer);
            if (layer.equals(last)) {
                return OptionalInt.of(depth);
            }
        }
        return OptionalInt.empty();
    }

    /** R_h = H(R_{h-1} ‖ x ‖ h), h as 8 big-endian bytes. Without a reveal R stays as it is. */
    public static Bytes mix(Bytes randomness, Bytes preimage, long height) {
        return Sha256.of(
                randomness,
                preimage,
                Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(height).array()));
    }

    /** A draw of its own from the randomness, for one purpose: H("ctt-draw/1" ‖ R ‖ purpose). */
    public static Bytes draw(Bytes randomness, Bytes purpose) {
        return Sha256.of(DRAW, randomness, purpose);
    }

    /** How far behind its earliest height a checkpoint lies: R mod 64, so that nobody can time a change of stake to it. */
    public static int checkpointOffset(Bytes randomness) {
        return Math.floorMod(randomness.at(randomness.size() - 1), OFFSETS);
    }
}
