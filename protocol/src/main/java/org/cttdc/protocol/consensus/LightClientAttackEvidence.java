package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A light block that conflicts with the chain although enough validators signed it.
 *
 * @param conflictingBlock the block that should not exist
 * @param commonHeight the last height at which both chains agree
 * @param byzantineValidators who signed both, most power first
 * @param totalPower power of the whole set at the common height
 * @param timestamp time of the block at the common height
 */
public record LightClientAttackEvidence(
        LightBlock conflictingBlock,
        long commonHeight,
        List<Validator> byzantineValidators,
        long totalPower,
        Timestamp timestamp)
        implements Evidence {
    public LightClientAttackEvidence {
        byzantineValidators = List.copyOf(byzantineValidators);
    }

    @Override
    public Bytes toBytes() {
        ProtoWriter out = new ProtoWriter().message(1, conflictingBlock.proto()).varint(2, commonHeight);
        byzantineValidators.forEach(v -> out.message(3, v.proto()));
        return out.varint(4, totalPower).message(5, timestamp.proto()).toBytes();
    }

    /**
     * Hash over header and common height only, so that the same attack with other signatures counts once. The reference overwrites
     * the header hash's last byte with zero.
     */
    @Override
    public Bytes hash() {
        byte[] prefix = new byte[Sha256.SIZE];
        // A header without validators has no hash: its place stays zero, as in the reference.
        byte[] hash = conflictingBlock.header().hash().toArray();
        System.arraycopy(hash, 0, prefix, 0, Math.min(hash.length, Sha256.SIZE - 1));
        long zigZag = (commonHeight << 1) ^ (commonHeight >> 63);
        return Sha256.of(Bytes.of(prefix), ProtoWriter.bareVarint(zigZag));
    }
}
