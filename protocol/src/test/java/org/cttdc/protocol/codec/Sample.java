package org.cttdc.protocol.codec;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;
import org.jspecify.annotations.Nullable;

/** One component of every kind the codec knows. */
public record Sample(
        long number,
        int small,
        boolean flag,
        String text,
        Bytes bytes,
        Asset asset,
        Inner inner,
        @Field(number = 12, optional = true) @Nullable Inner maybe,
        Shape shape,
        List<Inner> inners,
        List<Shape> shapes,
        @Field(number = 8) List<String> texts,
        List<Bytes> blobs,
        List<Long> longs,
        List<Integer> ints) {

    public Sample {
        inners = List.copyOf(inners);
        shapes = List.copyOf(shapes);
        texts = List.copyOf(texts);
        blobs = List.copyOf(blobs);
        longs = List.copyOf(longs);
        ints = List.copyOf(ints);
    }

    /** A nested record that refuses negative numbers. */
    public record Inner(long number, String text) {
        public Inner {
            if (number < 0) {
                throw new IllegalArgumentException("number is negative");
            }
        }
    }

    /** A choice. */
    public sealed interface Shape {
        @Tag(1)
        record Circle(long radius) implements Shape {}

        @Tag(5)
        record Empty() implements Shape {}
    }

    /** A record that can nest for ever. */
    public record Chain(@Field(optional = true) @Nullable Chain next) {}
}
