package org.cttdc.protocol.proof.ics23;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/** How a length goes in front of a key or value. */
public enum LengthOp implements WireEnum {
    /** No length. */
    NO_PREFIX(0),
    /** As a protobuf varint. */
    VAR_PROTO(1),
    /** As RLP: refused, as in the reference. */
    VAR_RLP(2),
    /** 4 bytes, big-endian. */
    FIXED32_BIG(3),
    /** 4 bytes, little-endian. */
    FIXED32_LITTLE(4),
    /** 8 bytes, big-endian. */
    FIXED64_BIG(5),
    /** 8 bytes, little-endian. */
    FIXED64_LITTLE(6),
    /** No length, and the data must have 32 bytes. */
    REQUIRE_32_BYTES(7),
    /** No length, and the data must have 64 bytes. */
    REQUIRE_64_BYTES(8);

    private final int number;

    LengthOp(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** The data with its length in front. */
    Bytes apply(Bytes data) throws ProofException {
        return switch (this) {
            case NO_PREFIX -> data;
            case VAR_PROTO -> Bytes.concat(ProtoWriter.bareVarint(data.size()), data);
            case FIXED32_BIG -> Bytes.concat(fixed32(data.size(), ByteOrder.BIG_ENDIAN), data);
            case FIXED32_LITTLE -> Bytes.concat(fixed32(data.size(), ByteOrder.LITTLE_ENDIAN), data);
            case FIXED64_BIG -> Bytes.concat(fixed64(data.size(), ByteOrder.BIG_ENDIAN), data);
            case FIXED64_LITTLE -> Bytes.concat(fixed64(data.size(), ByteOrder.LITTLE_ENDIAN), data);
            case REQUIRE_32_BYTES -> required(data, 32);
            case REQUIRE_64_BYTES -> required(data, 64);
            case VAR_RLP -> throw new ProofException(Reason.UNSUPPORTED, "RLP lengths are not supported");
        };
    }

    private static Bytes required(Bytes data, int size) throws ProofException {
        if (data.size() != size) {
            throw new ProofException(Reason.SPEC, "a key or value has " + data.size() + " bytes, not " + size);
        }
        return data;
    }

    private static Bytes fixed32(int value, ByteOrder order) {
        return Bytes.of(
                ByteBuffer.allocate(Integer.BYTES).order(order).putInt(value).array());
    }

    private static Bytes fixed64(int value, ByteOrder order) {
        return Bytes.of(
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(value).array());
    }
}
