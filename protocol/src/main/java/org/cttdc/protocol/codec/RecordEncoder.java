package org.cttdc.protocol.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Writes records in field order; see {@link RecordCodec}. */
final class RecordEncoder {
    /** Most records are shorter; the library's own 4 KiB for each of them and each message within are most of what writing costs. */
    private static final int BUFFER = 128;

    private RecordEncoder() {}

    static byte[] encode(Object value, int depth) {
        RecordShape shape = RecordShape.of(value.getClass());
        if (depth > RecordCodec.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    shape.type().getSimpleName() + " is nested deeper than " + RecordCodec.MAX_DEPTH);
        }
        return bytes(out -> {
            for (RecordShape.Component component : shape.components()) {
                Object part = read(component, value);
                if (part != null) {
                    writeField(out, component, part, depth);
                } else if (!component.optional()) {
                    throw new IllegalArgumentException(
                            shape.type().getSimpleName() + "." + component.name() + " is null");
                }
            }
        });
    }

    private static @Nullable Object read(RecordShape.Component component, Object value) {
        try {
            return component.accessor().invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the accessor of " + component.name() + " failed", e);
        }
    }

    private static void writeField(CodedOutputStream out, RecordShape.Component component, Object value, int depth)
            throws IOException {
        int number = component.number();
        switch (component.type()) {
            case WireType.Repeated repeated -> {
                for (Object element : (List<?>) value) {
                    writeDelimited(out, number, delimited(repeated.element(), element, depth));
                }
            }
            case WireType.Packed _ -> {
                List<?> elements = (List<?>) value;
                if (!elements.isEmpty()) {
                    writeDelimited(out, number, packed(elements));
                }
            }
            case WireType.Message _, WireType.OneOf _ ->
                writeDelimited(out, number, delimited(component.type(), value, depth));
            case WireType.Utf8 _, WireType.Binary _ -> {
                byte[] bytes = delimited(component.type(), value, depth);
                if (bytes.length > 0) {
                    writeDelimited(out, number, bytes);
                }
            }
            case WireType.Int64 _, WireType.Int32 _, WireType.Bool _, WireType.Enumeration _ -> {
                long varint = varint(value);
                if (varint != 0) {
                    out.writeTag(number, WireFormat.WIRETYPE_VARINT);
                    out.writeUInt64NoTag(varint);
                }
            }
        }
    }

    private static byte[] delimited(WireType type, Object value, int depth) {
        return switch (type) {
            case WireType.Utf8 _ -> utf8((String) value);
            case WireType.Binary _ -> ((Bytes) value).toArray();
            case WireType.Message _ -> encode(value, depth + 1);
            case WireType.OneOf _ ->
                bytes(out -> writeDelimited(out, RecordShape.tag(value.getClass()), encode(value, depth + 1)));
            default -> throw new IllegalStateException(type + " is not length-delimited");
        };
    }

    private static byte[] packed(List<?> elements) {
        return bytes(out -> {
            for (Object element : elements) {
                out.writeUInt64NoTag(varint(element));
            }
        });
    }

    private static long varint(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case WireEnum constant -> constant.number();
            default -> throw new IllegalStateException(value.getClass() + " is not a varint");
        };
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a string holds a lone surrogate", e);
        }
    }

    private static void writeDelimited(CodedOutputStream out, int number, byte[] bytes) throws IOException {
        out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(bytes.length);
        out.writeRawBytes(bytes);
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
        CodedOutputStream out = CodedOutputStream.newInstance(buffer, BUFFER);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return buffer.toByteArray();
    }
}
