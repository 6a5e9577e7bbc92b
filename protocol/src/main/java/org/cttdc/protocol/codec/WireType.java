package org.cttdc.protocol.codec;

import com.google.protobuf.WireFormat;
import java.util.Map;

/** How a component's value stands on the wire. */
sealed interface WireType {
    /** Varint, two's complement. */
    record Int64() implements WireType {}

    /** Varint, sign-extended to 64 bits. */
    record Int32() implements WireType {}

    record Bool() implements WireType {}

    record Utf8() implements WireType {}

    record Binary() implements WireType {}

    record Enumeration(Class<?> type, Map<Integer, WireEnum> constants) implements WireType {}

    record Message(Class<? extends Record> type) implements WireType {}

    /** A message that holds exactly one of the permitted records of a sealed interface, under that record's tag. */
    record OneOf(Class<?> type, Map<Integer, Class<? extends Record>> members) implements WireType {}

    /** A list with one field for each element. */
    record Repeated(WireType element) implements WireType {}

    /** A list of varints in one field. */
    record Packed(WireType element) implements WireType {}

    /** The protobuf wire type of one field. */
    default int format() {
        return switch (this) {
            case Int64 _, Int32 _, Bool _, Enumeration _ -> WireFormat.WIRETYPE_VARINT;
            case Utf8 _, Binary _, Message _, OneOf _, Packed _ -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
            case Repeated repeated -> repeated.element().format();
        };
    }
}
