package org.cttdc.node.chain;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.Timestamp;

/** Reads back the blocks, commits and results this node stored; only what it wrote itself comes here. */
final class BlockReader {
    private BlockReader() {}

    static Block block(byte[] encoded) {
        BlockFields fields = new BlockFields();
        each(encoded, fields);
        return new Block(
                header(fields.header), fields.txs, EvidenceReader.list(fields.evidence), commit(fields.commit));
    }

    static Commit commit(byte[] encoded) {
        CommitFields fields = new CommitFields();
        each(encoded, fields);
        return new Commit(fields.height, fields.round, blockId(fields.blockId), fields.signatures);
    }

    static List<ExecTxResult> results(byte[] encoded) {
        List<ExecTxResult> results = new ArrayList<>();
        each(encoded, (field, in) -> results.add(result(in.readByteArray())));
        return results;
    }

    private static ExecTxResult result(byte[] encoded) {
        long[] numbers = new long[7];
        byte[][] data = {new byte[0]};
        each(encoded, (field, in) -> {
            if (field == 2) {
                data[0] = in.readByteArray();
            } else {
                numbers[field] = in.readInt64();
            }
        });
        return new ExecTxResult(numbers[1], Bytes.of(data[0]), numbers[5], numbers[6]);
    }

    static Header header(byte[] encoded) {
        HeaderFields f = new HeaderFields();
        each(encoded, f);
        return new Header(
                version(f.bytes(1)),
                f.chainId,
                f.height,
                timestamp(f.bytes(4)),
                blockId(f.bytes(5)),
                f.value(6),
                f.value(7),
                f.value(8),
                f.value(9),
                f.value(10),
                f.value(11),
                f.value(12),
                f.value(13),
                f.value(14));
    }

    private static ConsensusVersion version(byte[] encoded) {
        long[] numbers = numbers(encoded, 2);
        return new ConsensusVersion(numbers[1], numbers[2]);
    }

    static Timestamp timestamp(byte[] encoded) {
        long[] numbers = numbers(encoded, 2);
        return new Timestamp(numbers[1], Math.toIntExact(numbers[2]));
    }

    static BlockId blockId(byte[] encoded) {
        byte[][] parts = {new byte[0], new byte[0]};
        each(encoded, (field, in) -> parts[field - 1] = in.readByteArray());
        return new BlockId(Bytes.of(parts[0]), partSetHeader(parts[1]));
    }

    private static PartSetHeader partSetHeader(byte[] encoded) {
        long[] total = {0};
        byte[][] hash = {new byte[0]};
        each(encoded, (field, in) -> {
            if (field == 1) {
                total[0] = in.readInt64();
            } else {
                hash[0] = in.readByteArray();
            }
        });
        return new PartSetHeader(total[0], Bytes.of(hash[0]));
    }

    private static CommitSig commitSig(byte[] encoded) {
        long[] flag = {0};
        byte[][] parts = {new byte[0], new byte[0], new byte[0]};
        each(encoded, (field, in) -> {
            if (field == 1) {
                flag[0] = in.readInt64();
            } else {
                parts[field - 2] = in.readByteArray();
            }
        });
        return new CommitSig(
                BlockIdFlag.of(flag[0]).orElseThrow(() -> new IllegalStateException("a stored vote has no flag")),
                Bytes.of(parts[0]),
                timestamp(parts[1]),
                Bytes.of(parts[2]));
    }

    private static long[] numbers(byte[] encoded, int highestField) {
        long[] numbers = new long[highestField + 1];
        each(encoded, (field, in) -> numbers[field] = in.readInt64());
        return numbers;
    }

    static void each(byte[] encoded, FieldReader reader) {
        eachTyped(encoded, (field, number, in) -> reader.read(field, in));
    }

    /** As {@link #each}, and whether the field is a number. */
    static void eachTyped(byte[] encoded, TypedReader reader) {
        CodedInputStream in = CodedInputStream.newInstance(encoded);
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                boolean number = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
                reader.read(WireFormat.getTagFieldNumber(tag), number, in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a stored block cannot be read", e);
        }
    }

    @FunctionalInterface
    interface FieldReader {
        void read(int field, CodedInputStream in) throws IOException;
    }

    @FunctionalInterface
    interface TypedReader {
        void read(int field, boolean number, CodedInputStream in) throws IOException;
    }

    private static final class BlockFields implements FieldReader {
        private byte[] header = {};
        private byte[] evidence = {};
        private byte[] commit = {};
        private final List<Bytes> txs = new ArrayList<>();

        @Override
        public void read(int field, CodedInputStream in) throws IOException {
            byte[] value = in.readByteArray();
            switch (field) {
                case 1 -> header = value;
                case 2 -> each(value, (tx, data) -> txs.add(Bytes.of(data.readByteArray())));
                case 3 -> evidence = value;
                case 4 -> commit = value;
                default -> {}
            }
        }
    }

    private static final class CommitFields implements FieldReader {
        private long height;
        private int round;
        private byte[] blockId = {};
        private final List<CommitSig> signatures = new ArrayList<>();

        @Override
        public void read(int field, CodedInputStream in) throws IOException {
            switch (field) {
                case 1 -> height = in.readInt64();
                case 2 -> round = in.readInt32();
                case 3 -> blockId = in.readByteArray();
                default -> signatures.add(commitSig(in.readByteArray()));
            }
        }
    }

    private static final class HeaderFields implements FieldReader {
        private static final int FIELDS = 14;

        private String chainId = "";
        private long height;
        private final byte[][] values = new byte[FIELDS + 1][0];

        @Override
        public void read(int field, CodedInputStream in) throws IOException {
            switch (field) {
                case 2 -> chainId = in.readString();
                case 3 -> height = in.readInt64();
                default -> values[field] = in.readByteArray();
            }
        }

        private byte[] bytes(int field) {
            return values[field];
        }

        private Bytes value(int field) {
            return Bytes.of(values[field]);
        }
    }
}
