package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.MerkleTree;

/** Proof that validators misbehaved. */
public sealed interface Evidence permits DuplicateVoteEvidence, LightClientAttackEvidence {
    /** The encoded message, without the {@code oneof} around it. */
    Bytes toBytes();

    /** What the evidence is known by. */
    Bytes hash();

    /** The {@code Evidence} message that blocks carry. */
    default Bytes wrapped() {
        int field = switch (this) {
            case DuplicateVoteEvidence _ -> 1;
            case LightClientAttackEvidence _ -> 2;
        };
        return new ProtoWriter().element(field, toBytes()).toBytes();
    }

    /** Root over the evidence of a block, as its header carries it. */
    static Bytes root(List<? extends Evidence> evidence) {
        return MerkleTree.root(evidence.stream().map(Evidence::toBytes).toList());
    }
}
