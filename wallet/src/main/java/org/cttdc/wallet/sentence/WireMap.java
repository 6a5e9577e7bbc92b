package org.cttdc.wallet.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;

/** Where the fields of a protobuf encoding lie. Reads the wire form alone, so that it needs no second schema. */
final class WireMap {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private WireMap() {}

    /**
     * One field.
     *
     * @param number field number
     * @param from first byte of its value (after tag and length)
     * @param to one after its last byte
     */
    record Field(int number, int from, int to) {}

    /** One step of a path: the {@code occurrence}-th field (from 0) with that number. */
    record Step(int number, int occurrence) {
        static Step first(int number) {
            return new Step(number, 0);
        }
    }

    /** The field at a path; empty where it is left out because it has its default value. */
    static Optional<Field> find(Bytes message, List<Step> path) {
        Field at = new Field(0, 0, message.size());
        for (Step step : path) {
            List<Field> matches = fields(message, at.from(), at.to()).stream()
                    .filter(field -> field.number() == step.number())
                    .toList();
            if (step.occurrence() >= matches.size()) {
                return Optional.empty();
            }
            at = matches.get(step.occurrence());
        }
        return Optional.of(at);
    }

    private static List<Field> fields(Bytes message, int from, int to) {
        List<Field> fields = new ArrayList<>();
        Cursor cursor = new Cursor(message, from, to);
        while (cursor.at < to) {
            long tag = cursor.varint();
            int start = cursor.at;
            switch ((int) (tag & 7)) {
                case VARINT -> cursor.varint();
                case FIXED64 -> cursor.skip(Long.BYTES);
                case FIXED32 -> cursor.skip(Integer.BYTES);
                case LENGTH_DELIMITED -> {
                    long length = cursor.varint();
                    start = cursor.at;
                    cursor.skip(length);
                }
                default -> throw new IllegalArgumentException("unknown wire type at byte " + start);
            }
            fields.add(new Field((int) (tag >>> 3), start, cursor.at));
        }
        return fields;
    }

    private static final class Cursor {
        private final Bytes message;
        private final int end;
        private int at;

        Cursor(Bytes message, int from, int end) {
            this.message = message;
            this.at = from;
            this.end = end;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                skip(1);
                byte next = message.at(at - 1);
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number of more than 64 bits at byte " + at);
        }

        void skip(long count) {
            if (count < 0 || count > end - at) {
                throw new IllegalArgumentException("a field runs past byte " + end);
            }
            at += (int) count;
        }
    }
}
