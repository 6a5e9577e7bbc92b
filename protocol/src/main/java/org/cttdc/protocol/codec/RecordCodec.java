package org.cttdc.protocol.codec;

/**
 * The one binary form of the protocol's records: protobuf, written and accepted in exactly one way. Component i (from 0) of a record
 * is field i+1 ({@link Field} overrides it).
 *
 * <ul>
 *   <li>{@code long}, {@code int}, {@code boolean}, enums: int64, int32, bool, enum; zero is left out
 *   <li>{@code String}, {@link org.cttdc.protocol.Bytes}: string, bytes; empty is left out
 *   <li>records: a message, always written unless {@link Field#optional() optional} and null
 *   <li>sealed interfaces: a message with one {@code oneof}; the permitted records' {@link Tag}s are its fields
 *   <li>{@code List} of records, sealed interfaces, strings or bytes: repeated; of numbers: packed
 * </ul>
 *
 * <p>Any protobuf implementation reads what is written here. Reading is stricter than protobuf: unknown, repeated or out-of-order
 * fields, written defaults and padded varints are refused, so {@code encode(decode(x))} equals {@code x} and a hash of the bytes
 * identifies the record.
 */
public final class RecordCodec {
    /** Most bytes {@link #decode(Class, byte[])} reads: 4 MiB, the most a block carries. */
    public static final int DEFAULT_LIMIT = 4 << 20;
    /** Deepest nesting of messages. */
    public static final int MAX_DEPTH = 16;

    private RecordCodec() {}

    /**
     * The record's bytes. Throws {@link IllegalArgumentException} where a component is null without being optional, a string holds a
     * lone surrogate or the type has no encoding.
     */
    public static <T extends Record> byte[] encode(T value) {
        return RecordEncoder.encode(value, 1);
    }

    /** The record of that type the bytes stand for, at most {@link #DEFAULT_LIMIT} of them. */
    public static <T extends Record> T decode(Class<T> type, byte[] bytes) throws CodecException {
        return decode(type, bytes, DEFAULT_LIMIT);
    }

    /** The record of that type the bytes stand for; more than {@code limit} bytes are refused. */
    public static <T extends Record> T decode(Class<T> type, byte[] bytes, int limit) throws CodecException {
        if (bytes.length > limit) {
            throw new CodecException(
                    type.getSimpleName(), bytes.length + " bytes are more than the " + limit + " allowed");
        }
        return type.cast(new RecordDecoder(type, bytes).decode());
    }
}
