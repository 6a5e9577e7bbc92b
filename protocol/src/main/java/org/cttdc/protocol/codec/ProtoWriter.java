package org.cttdc.protocol.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.cttdc.protocol.Bytes;

/**
 * Writes protobuf messages whose bytes are hashed or signed: fields in the order of the calls, scalars and byte strings left out
 * when they hold their default, as proto3 does.
 *
 * <p>Messages are the exception: {@link #message} always writes the field, even when the message is empty, because the reference
 * encodings declare theirs non-nullable. Leave the call out where a message is absent.
 */
public final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] buffer = new byte[64];
    private int size;

    /** A bare varint, without a field around it. */
    public static Bytes bareVarint(long value) {
        ProtoWriter out = new ProtoWriter();
        out.rawVarint(value);
        return out.toBytes();
    }

    /** A 64-bit integer as a varint; a negative one takes ten bytes. Also for {@code int32}, {@code uint64}, enums and sizes. */
    public ProtoWriter varint(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            rawVarint(value);
        }
        return this;
    }

    /** A boolean. */
    public ProtoWriter bool(int field, boolean value) {
        return varint(field, value ? 1 : 0);
    }

    /** A little-endian fixed 64-bit integer. */
    public ProtoWriter sfixed64(int field, long value) {
        if (value != 0) {
            tag(field, FIXED64);
            ensure(Long.BYTES);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                buffer[size++] = (byte) (value >>> shift);
            }
        }
        return this;
    }

    /** A byte string. */
    public ProtoWriter bytes(int field, Bytes value) {
        return value.isEmpty() ? this : element(field, value);
    }

    /** A text, as UTF-8. */
    public ProtoWriter string(int field, String value) {
        return bytes(field, Bytes.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** An embedded message, written even when empty. */
    public ProtoWriter message(int field, ProtoWriter message) {
        tag(field, LENGTH_DELIMITED);
        rawVarint(message.size);
        append(message);
        return this;
    }

    /** One element of a repeated bytes or message field, written even when empty. */
    public ProtoWriter element(int field, Bytes value) {
        tag(field, LENGTH_DELIMITED);
        rawVarint(value.size());
        ensure(value.size());
        value.copyTo(buffer, size);
        size += value.size();
        return this;
    }

    /** Packed varints of a repeated integer field, left out when there are none. */
    public ProtoWriter packed(int field, Iterable<Integer> values) {
        ProtoWriter body = new ProtoWriter();
        values.forEach(body::rawVarint);
        return body.size == 0 ? this : message(field, body);
    }

    /** What was written. */
    public Bytes toBytes() {
        return Bytes.of(buffer, 0, size);
    }

    /** Feeds what was written to a digest. */
    public void update(MessageDigest digest) {
        digest.update(buffer, 0, size);
    }

    /** What was written, after its own length as a varint. */
    public Bytes toDelimitedBytes() {
        ProtoWriter framed = new ProtoWriter();
        framed.rawVarint(size);
        framed.append(this);
        return framed.toBytes();
    }

    private void tag(int field, int wireType) {
        rawVarint(((long) field << 3) | wireType);
    }

    private void rawVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void append(ProtoWriter other) {
        ensure(other.size);
        System.arraycopy(other.buffer, 0, buffer, size, other.size);
        size += other.size;
    }

    private void ensure(int more) {
        int needed = Math.addExact(size, more);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
        }
    }
}
