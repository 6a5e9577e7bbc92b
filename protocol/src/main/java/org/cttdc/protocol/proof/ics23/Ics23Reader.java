package org.cttdc.protocol.proof.ics23;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.jspecify.annotations.Nullable;

/** Reads proofs. Unknown fields are skipped; a field of another wire type, an unknown operation or a missing oneof is refused. */
final class Ics23Reader {
    /** Far above any proof of a path of 256 nodes with a value of a block's size. */
    private static final int MAX_SIZE = 4 << 20;

    /** Far above any list that is proven at once; keeps a small message from growing when it is unpacked. */
    private static final int MAX_UNPACKED_NODES = 1 << 18;

    private int unpackedNodes;

    CommitmentProof proof(Bytes encoded) throws ProofException {
        if (encoded.size() > MAX_SIZE) {
            throw malformed("a proof of " + encoded.size() + " bytes is too large");
        }
        CommitmentProof proof = null;
        for (Field field : fields(encoded)) {
            proof = switch (field.number()) {
                case 1 -> existence(field.bytes());
                case 2 -> absence(field.bytes());
                case 3 -> batch(field.bytes());
                case 4 -> compressed(field.bytes());
                default -> proof;
            };
        }
        return present(proof);
    }

    private BatchProof batch(Bytes encoded) throws ProofException {
        List<CommitmentProof> entries = new ArrayList<>();
        for (Field field : fields(encoded)) {
            if (field.number() == 1) {
                entries.add(entry(field.bytes(), null));
            }
        }
        return new BatchProof(entries);
    }

    private BatchProof compressed(Bytes encoded) throws ProofException {
        List<Field> fields = fields(encoded);
        List<InnerOp> lookup = new ArrayList<>();
        for (Field field : fields) {
            if (field.number() == 2) {
                lookup.add(inner(field.bytes()));
            }
        }
        List<CommitmentProof> entries = new ArrayList<>();
        for (Field field : fields) {
            if (field.number() == 1) {
                entries.add(entry(field.bytes(), lookup));
            }
        }
        return new BatchProof(entries);
    }

    private CommitmentProof entry(Bytes encoded, @Nullable List<InnerOp> lookup) throws ProofException {
        CommitmentProof proof = null;
        for (Field field : fields(encoded)) {
            proof = switch (field.number()) {
                case 1 -> existence(field.bytes(), lookup);
                case 2 -> absence(field.bytes(), lookup);
                default -> proof;
            };
        }
        return present(proof);
    }

    private ExistenceProof existence(Bytes encoded) throws ProofException {
        return existence(encoded, null);
    }

    private NonExistenceProof absence(Bytes encoded) throws ProofException {
        return absence(encoded, null);
    }

    private NonExistenceProof absence(Bytes encoded, @Nullable List<InnerOp> lookup) throws ProofException {
        Bytes key = Bytes.EMPTY;
        ExistenceProof left = null;
        ExistenceProof right = null;
        for (Field field : fields(encoded)) {
            switch (field.number()) {
                case 1 -> key = field.bytes();
                case 2 -> left = existence(field.bytes(), lookup);
                case 3 -> right = existence(field.bytes(), lookup);
                default -> {}
            }
        }
        return new NonExistenceProof(key, left, right);
    }

    private ExistenceProof existence(Bytes encoded, @Nullable List<InnerOp> lookup) throws ProofException {
        Bytes key = Bytes.EMPTY;
        Bytes value = Bytes.EMPTY;
        LeafOp leaf = null;
        List<InnerOp> path = new ArrayList<>();
        for (Field field : fields(encoded)) {
            switch (field.number()) {
                case 1 -> key = field.bytes();
                case 2 -> value = field.bytes();
                case 3 -> leaf = leaf(field.bytes());
                case 4 -> {
                    if (lookup == null) {
                        path.add(inner(field.bytes()));
                    } else {
                        unpack(field, lookup, path);
                    }
                }
                default -> {}
            }
        }
        return new ExistenceProof(key, value, leaf, path);
    }

    private void unpack(Field field, List<InnerOp> lookup, List<InnerOp> path) throws ProofException {
        for (long index : field.varints()) {
            if (index < 0 || index >= lookup.size()) {
                throw malformed("a path names inner node " + index + " of " + lookup.size());
            }
            if (++unpackedNodes > MAX_UNPACKED_NODES) {
                throw malformed("a batch unpacks to more than " + MAX_UNPACKED_NODES + " inner nodes");
            }
            path.add(lookup.get((int) index));
        }
    }

    private static LeafOp leaf(Bytes encoded) throws ProofException {
        HashOp[] hashes = {HashOp.NO_HASH, HashOp.NO_HASH, HashOp.NO_HASH};
        LengthOp length = LengthOp.NO_PREFIX;
        Bytes prefix = Bytes.EMPTY;
        for (Field field : fields(encoded)) {
            switch (field.number()) {
                case 1, 2, 3 -> hashes[field.number() - 1] = constant(HashOp.values(), field.varint());
                case 4 -> length = constant(LengthOp.values(), field.varint());
                case 5 -> prefix = field.bytes();
                default -> {}
            }
        }
        return new LeafOp(hashes[0], hashes[1], hashes[2], length, prefix);
    }

    private static InnerOp inner(Bytes encoded) throws ProofException {
        HashOp hash = HashOp.NO_HASH;
        Bytes prefix = Bytes.EMPTY;
        Bytes suffix = Bytes.EMPTY;
        for (Field field : fields(encoded)) {
            switch (field.number()) {
                case 1 -> hash = constant(HashOp.values(), field.varint());
                case 2 -> prefix = field.bytes();
                case 3 -> suffix = field.bytes();
                default -> {}
            }
        }
        return new InnerOp(hash, prefix, suffix);
    }

    private static <T extends WireEnum> T constant(T[] constants, long number) throws ProofException {
        for (T constant : constants) {
            if (constant.number() == number) {
                return constant;
            }
        }
        throw new ProofException(Reason.UNSUPPORTED, "operation " + number + " is unknown");
    }

    private static CommitmentProof present(@Nullable CommitmentProof proof) throws ProofException {
        if (proof == null) {
            throw malformed("the message holds no proof");
        }
        return proof;
    }

    private static ProofException malformed(String message) {
        return new ProofException(Reason.MALFORMED, message);
    }

    /** One field: its content as bytes, or its number where the wire type is varint. */
    private record Field(int number, int wireType, Bytes content, long scalar) {
        Bytes bytes() throws ProofException {
            if (wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                throw malformed("field " + number + " is not a byte string");
            }
            return content;
        }

        long varint() throws ProofException {
            if (wireType != WireFormat.WIRETYPE_VARINT) {
                throw malformed("field " + number + " is not a number");
            }
            return scalar;
        }

        List<Long> varints() throws ProofException {
            if (wireType == WireFormat.WIRETYPE_VARINT) {
                return List.of(scalar);
            }
            List<Long> values = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(bytes().toArray());
            try {
                while (!in.isAtEnd()) {
                    values.add(in.readRawVarint64());
                }
            } catch (IOException e) {
                throw malformed("field " + number + " is not a list of numbers");
            }
            return values;
        }
    }

    private static List<Field> fields(Bytes message) throws ProofException {
        List<Field> fields = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(message.toArray());
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int number = WireFormat.getTagFieldNumber(tag);
                int wireType = WireFormat.getTagWireType(tag);
                switch (wireType) {
                    case WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        fields.add(new Field(number, wireType, Bytes.of(in.readByteArray()), 0));
                    case WireFormat.WIRETYPE_VARINT ->
                        fields.add(new Field(number, wireType, Bytes.EMPTY, in.readRawVarint64()));
                    default -> {
                        in.skipField(tag);
                        fields.add(new Field(number, wireType, Bytes.EMPTY, 0));
                    }
                }
            }
        } catch (IOException e) {
            throw malformed("the proof is not a protobuf message: " + e.getMessage());
        }
        return fields;
    }
}
