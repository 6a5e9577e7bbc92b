package org.cttdc.protocol.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the canonical bytes of one record and nothing else; see {@link RecordCodec}. */
final class RecordDecoder {
    private final Class<? extends Record> type;
    private final CodedInputStream in;
    private final StringBuilder path;

    RecordDecoder(Class<? extends Record> type, byte[] bytes) throws CodecException {
        this.type = type;
        this.in = CodedInputStream.newInstance(bytes);
        this.path = new StringBuilder(type.getSimpleName());
        try {
            in.pushLimit(bytes.length);
        } catch (IOException e) {
            throw error("truncated");
        }
    }

    Object decode() throws CodecException {
        try {
            return readRecord(type, 1);
        } catch (IOException e) {
            throw error("truncated");
        }
    }

    private Object readRecord(Class<?> type, int depth) throws CodecException, IOException {
        if (depth > RecordCodec.MAX_DEPTH) {
            throw error("nested deeper than " + RecordCodec.MAX_DEPTH);
        }
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        int last = 0;
        while (!in.isAtEnd()) {
            int tag = readTag();
            int number = WireFormat.getTagFieldNumber(tag);
            RecordShape.Component component = find(shape, number);
            int mark = path.length();
            path.append('.').append(component.name());
            if (WireFormat.getTagWireType(tag) != component.type().format()) {
                throw error("wire type " + WireFormat.getTagWireType(tag) + " instead of "
                        + component.type().format());
            }
            if (number < last) {
                throw error("field " + number + " after field " + last);
            }
            if (number == last && !(component.type() instanceof WireType.Repeated)) {
                throw error("field " + number + " twice");
            }
            values[component.position()] = readField(component, values[component.position()], depth);
            path.setLength(mark);
            last = number;
        }
        fillDefaults(shape, values);
        return construct(shape, values);
    }

    private RecordShape.Component find(RecordShape shape, int number) throws CodecException {
        for (RecordShape.Component component : shape.components()) {
            if (component.number() == number) {
                return component;
            }
        }
        throw error("unknown field " + number);
    }

    private Object readField(RecordShape.Component component, @Nullable Object before, int depth)
            throws CodecException, IOException {
        return switch (component.type()) {
            case WireType.Repeated repeated -> {
                List<Object> elements = elements(before);
                int mark = path.length();
                path.append('[').append(elements.size()).append(']');
                elements.add(readDelimited(repeated.element(), depth));
                path.setLength(mark);
                yield elements;
            }
            case WireType.Packed packed -> readPacked(packed.element());
            case WireType.Message _, WireType.OneOf _ -> readDelimited(component.type(), depth);
            case WireType.Utf8 _, WireType.Binary _ -> {
                Object value = readDelimited(component.type(), depth);
                if (value.equals("") || value.equals(Bytes.EMPTY)) {
                    throw error("a written default");
                }
                yield value;
            }
            case WireType.Int64 _, WireType.Int32 _, WireType.Bool _, WireType.Enumeration _ -> {
                long varint = readVarint();
                if (varint == 0) {
                    throw error("a written default");
                }
                yield scalar(component.type(), varint);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Object> elements(@Nullable Object before) {
        return before == null ? new ArrayList<>() : (List<Object>) before;
    }

    private Object readDelimited(WireType type, int depth) throws CodecException, IOException {
        int length = readLength();
        return switch (type) {
            case WireType.Utf8 _ -> utf8(in.readRawBytes(length));
            case WireType.Binary _ -> Bytes.of(in.readRawBytes(length));
            case WireType.Message message -> {
                int outer = in.pushLimit(length);
                Object value = readRecord(message.type(), depth + 1);
                in.popLimit(outer);
                yield value;
            }
            case WireType.OneOf choice -> {
                int outer = in.pushLimit(length);
                Object value = readChoice(choice, depth);
                in.popLimit(outer);
                yield value;
            }
            default -> throw new IllegalStateException(type + " is not length-delimited");
        };
    }

    private Object readChoice(WireType.OneOf choice, int depth) throws CodecException, IOException {
        if (in.isAtEnd()) {
            throw error("no " + choice.type().getSimpleName() + " in it");
        }
        int tag = readTag();
        Class<? extends Record> member = choice.members().get(WireFormat.getTagFieldNumber(tag));
        if (member == null) {
            throw error("unknown " + choice.type().getSimpleName() + " " + WireFormat.getTagFieldNumber(tag));
        }
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            throw error("wire type " + WireFormat.getTagWireType(tag) + " instead of 2");
        }
        int mark = path.length();
        path.append('.').append(member.getSimpleName());
        Object value = readDelimited(new WireType.Message(member), depth);
        path.setLength(mark);
        if (!in.isAtEnd()) {
            throw error("more than one " + choice.type().getSimpleName() + " in it");
        }
        return value;
    }

    private Object readPacked(WireType element) throws CodecException, IOException {
        int outer = in.pushLimit(readLength());
        if (in.isAtEnd()) {
            throw error("a written default");
        }
        List<Object> elements = new ArrayList<>();
        while (!in.isAtEnd()) {
            elements.add(scalar(element, readVarint()));
        }
        in.popLimit(outer);
        return elements;
    }

    private Object scalar(WireType type, long varint) throws CodecException {
        return switch (type) {
            case WireType.Int64 _ -> varint;
            case WireType.Int32 _ -> int32(varint);
            case WireType.Bool _ -> {
                if (varint != 1) {
                    throw error("a truth value of " + Long.toUnsignedString(varint));
                }
                yield true;
            }
            case WireType.Enumeration enumeration -> {
                WireEnum constant = enumeration.constants().get(int32(varint));
                if (constant == null) {
                    throw error("no " + enumeration.type().getSimpleName() + " has the number " + varint);
                }
                yield constant;
            }
            default -> throw new IllegalStateException(type + " is not a varint");
        };
    }

    private int int32(long varint) throws CodecException {
        if (varint != (int) varint) {
            throw error(varint + " does not fit in 32 bits");
        }
        return (int) varint;
    }

    private String utf8(byte[] bytes) throws CodecException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw error("not UTF-8");
        }
    }

    private int readTag() throws CodecException, IOException {
        long tag = readVarint();
        if (tag < 0 || tag > 0xffff_ffffL || tag >>> 3 == 0) {
            throw error("no field has the tag " + Long.toUnsignedString(tag));
        }
        return (int) tag;
    }

    private int readLength() throws CodecException, IOException {
        long length = readVarint();
        if (length < 0 || length > in.getBytesUntilLimit()) {
            throw error("a length of " + Long.toUnsignedString(length) + " where " + in.getBytesUntilLimit()
                    + " bytes are left");
        }
        return (int) length;
    }

    /** A varint in its shortest form; {@code readRawVarint64} would accept padded and overflowing ones. */
    private long readVarint() throws CodecException, IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = in.readRawByte();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                if (part == 0 && shift > 0) {
                    throw error("a padded varint");
                }
                if (shift == 63 && part > 1) {
                    break;
                }
                return value;
            }
        }
        throw error("a varint of more than 64 bits");
    }

    private void fillDefaults(RecordShape shape, @Nullable Object[] values) throws CodecException {
        for (RecordShape.Component component : shape.components()) {
            if (values[component.position()] == null) {
                values[component.position()] = absent(component);
            }
        }
    }

    private @Nullable Object absent(RecordShape.Component component) throws CodecException {
        return switch (component.type()) {
            case WireType.Int64 _ -> 0L;
            case WireType.Int32 _ -> 0;
            case WireType.Bool _ -> false;
            case WireType.Utf8 _ -> "";
            case WireType.Binary _ -> Bytes.EMPTY;
            case WireType.Enumeration enumeration -> enumeration.constants().get(0);
            case WireType.Repeated _, WireType.Packed _ -> List.of();
            case WireType.Message _, WireType.OneOf _ -> {
                if (!component.optional()) {
                    throw error("field " + component.number() + " (" + component.name() + ") is missing");
                }
                yield null;
            }
        };
    }

    private Object construct(RecordShape shape, @Nullable Object[] values) throws CodecException {
        try {
            return shape.constructor().invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw error("refused by " + shape.type().getSimpleName() + ": " + e.getMessage());
        }
    }

    private CodecException error(String reason) {
        return new CodecException(path.toString(), reason);
    }
}
