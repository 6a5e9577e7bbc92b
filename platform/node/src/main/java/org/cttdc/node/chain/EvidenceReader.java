package org.cttdc.node.chain;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.Vote;
import org.cttdc.protocol.consensus.VoteType;

/** Reads back evidence this node stored, alone or in a block; only what it wrote itself comes here. */
final class EvidenceReader {
    private EvidenceReader() {}

    /** The {@code Evidence} message, with the {@code oneof} around it. */
    static Evidence read(byte[] wrapped) {
        List<Evidence> found = new ArrayList<>();
        BlockReader.each(wrapped, (field, in) -> {
            byte[] message = in.readByteArray();
            found.add(field == 1 ? votes(message) : attack(message));
        });
        return found.getFirst();
    }

    /** The {@code EvidenceList} of a block. */
    static List<Evidence> list(byte[] encoded) {
        List<Evidence> all = new ArrayList<>();
        BlockReader.each(encoded, (field, in) -> all.add(read(in.readByteArray())));
        return all;
    }

    private static DuplicateVoteEvidence votes(byte[] encoded) {
        Fields f = Fields.of(encoded, 5);
        return new DuplicateVoteEvidence(
                vote(f.bytes(1)), vote(f.bytes(2)), f.number(3), f.number(4), BlockReader.timestamp(f.bytes(5)));
    }

    private static Vote vote(byte[] encoded) {
        Fields f = Fields.of(encoded, 10);
        return new Vote(
                f.number(1) == VoteType.PRECOMMIT.number() ? VoteType.PRECOMMIT : VoteType.PREVOTE,
                f.number(2),
                Math.toIntExact(f.number(3)),
                BlockReader.blockId(f.bytes(4)),
                BlockReader.timestamp(f.bytes(5)),
                Bytes.of(f.bytes(6)),
                Math.toIntExact(f.number(7)),
                Bytes.of(f.bytes(8)),
                Bytes.of(f.bytes(9)),
                Bytes.of(f.bytes(10)));
    }

    private static LightClientAttackEvidence attack(byte[] encoded) {
        Fields f = Fields.of(encoded, 5);
        return new LightClientAttackEvidence(
                lightBlock(f.bytes(1)),
                f.number(2),
                f.all(3).stream().map(EvidenceReader::validator).toList(),
                f.number(4),
                BlockReader.timestamp(f.bytes(5)));
    }

    private static LightBlock lightBlock(byte[] encoded) {
        Fields f = Fields.of(encoded, 2);
        Fields signed = Fields.of(f.bytes(1), 2);
        Fields set = Fields.of(f.bytes(2), 2);
        return new LightBlock(
                new SignedHeader(BlockReader.header(signed.bytes(1)), BlockReader.commit(signed.bytes(2))),
                ValidatorSet.of(
                        set.all(1).stream().map(EvidenceReader::validator).toList()));
    }

    private static Validator validator(byte[] encoded) {
        Fields f = Fields.of(encoded, 4);
        Fields key = Fields.of(f.bytes(2), 2);
        boolean edwards = !key.all(1).isEmpty();
        return new Validator(
                new PublicKey(
                        edwards ? PublicKey.Type.ED25519 : PublicKey.Type.SECP256K1,
                        Bytes.of(key.bytes(edwards ? 1 : 2))),
                f.number(3),
                f.number(4));
    }

    /** The fields of a message by number. */
    private static final class Fields {
        private final long[] numbers;
        private final List<List<byte[]>> values = new ArrayList<>();

        private Fields(int highest) {
            this.numbers = new long[highest + 1];
            for (int i = 0; i <= highest; i++) {
                values.add(new ArrayList<>());
            }
        }

        static Fields of(byte[] encoded, int highest) {
            Fields fields = new Fields(highest);
            BlockReader.eachTyped(encoded, fields::read);
            return fields;
        }

        private void read(int field, boolean number, CodedInputStream in) throws IOException {
            if (number) {
                numbers[field] = in.readInt64();
            } else {
                values.get(field).add(in.readByteArray());
            }
        }

        long number(int field) {
            return numbers[field];
        }

        List<byte[]> all(int field) {
            return values.get(field);
        }

        /** The field's bytes, none where it is absent. */
        byte[] bytes(int field) {
            return values.get(field).isEmpty() ? new byte[0] : values.get(field).getFirst();
        }
    }
}
