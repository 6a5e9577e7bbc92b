package org.cttdc.protocol.codec;

/** An enum whose constants carry the number that stands for them in a protobuf encoding. */
public interface WireEnum {
    /** The wire number: 0 for the first constant, never reused once published. */
    int number();
}
