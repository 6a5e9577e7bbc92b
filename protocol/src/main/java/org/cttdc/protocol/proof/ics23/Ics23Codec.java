package org.cttdc.protocol.proof.ics23;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.ProofException;

/** The protobuf encoding of proofs ({@code cosmos/ics23/v1/proofs.proto}). */
public final class Ics23Codec {
    private Ics23Codec() {}

    /** A {@code CommitmentProof}; a batch is written compressed. */
    public static Bytes encode(CommitmentProof proof) {
        ProtoWriter out = new ProtoWriter();
        switch (proof) {
            case ExistenceProof existence -> out.message(1, existence(existence));
            case NonExistenceProof absence -> out.message(2, absence(absence));
            case BatchProof batch -> out.message(4, compressed(batch));
        }
        return out.toBytes();
    }

    /** A {@code CommitmentProof} with its batch, if it is one, unpacked. */
    public static CommitmentProof decode(Bytes encoded) throws ProofException {
        return new Ics23Reader().proof(encoded);
    }

    private static ProtoWriter existence(ExistenceProof proof) {
        ProtoWriter out = keyValueLeaf(proof);
        proof.path().forEach(op -> out.message(4, inner(op)));
        return out;
    }

    private static ProtoWriter absence(NonExistenceProof proof) {
        ProtoWriter out = new ProtoWriter().bytes(1, proof.key());
        if (proof.left() != null) {
            out.message(2, existence(proof.left()));
        }
        if (proof.right() != null) {
            out.message(3, existence(proof.right()));
        }
        return out;
    }

    private static ProtoWriter compressed(BatchProof batch) {
        Map<InnerOp, Integer> lookup = new LinkedHashMap<>();
        ProtoWriter out = new ProtoWriter();
        for (CommitmentProof entry : batch.entries()) {
            ProtoWriter wrapped = new ProtoWriter();
            if (entry instanceof ExistenceProof existence) {
                wrapped.message(1, compressed(existence, lookup));
            } else if (entry instanceof NonExistenceProof absence) {
                ProtoWriter body = new ProtoWriter().bytes(1, absence.key());
                if (absence.left() != null) {
                    body.message(2, compressed(absence.left(), lookup));
                }
                if (absence.right() != null) {
                    body.message(3, compressed(absence.right(), lookup));
                }
                wrapped.message(2, body);
            }
            out.message(1, wrapped);
        }
        lookup.keySet().forEach(op -> out.message(2, inner(op)));
        return out;
    }

    private static ProtoWriter compressed(ExistenceProof proof, Map<InnerOp, Integer> lookup) {
        List<Integer> path = new ArrayList<>();
        for (InnerOp op : proof.path()) {
            int next = lookup.size();
            Integer known = lookup.putIfAbsent(op, next);
            path.add(known == null ? next : known);
        }
        return keyValueLeaf(proof).packed(4, path);
    }

    private static ProtoWriter keyValueLeaf(ExistenceProof proof) {
        ProtoWriter out = new ProtoWriter().bytes(1, proof.key()).bytes(2, proof.value());
        return proof.leaf() == null ? out : out.message(3, leaf(proof.leaf()));
    }

    private static ProtoWriter leaf(LeafOp op) {
        return new ProtoWriter()
                .varint(1, op.hash().number())
                .varint(2, op.prehashKey().number())
                .varint(3, op.prehashValue().number())
                .varint(4, op.length().number())
                .bytes(5, op.prefix());
    }

    private static ProtoWriter inner(InnerOp op) {
        return new ProtoWriter()
                .varint(1, op.hash().number())
                .bytes(2, op.prefix())
                .bytes(3, op.suffix());
    }
}
