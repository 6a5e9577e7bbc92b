package org.cttdc.protocol.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.AddressException;
import org.cttdc.protocol.state.KeyShape.Part;
import org.cttdc.protocol.tx.Share;

/**
 * The keys of {@link StateKeys} as people write them: {@code name/part/part}, an address in bech32 or hex, a number in decimal, a
 * share by its name, everything else in hex. An item of a list is the list's name and its 0-based place.
 */
public final class KeyNames {
    private static final char SEPARATOR = '/';
    private static final Map<String, KeyShape> SHAPES = shapes();
    /** What people call it where the store says otherwise. */
    private static final Map<String, String> ALIASES = Map.of("balance", "account");

    private KeyNames() {}

    /** What stands at a key. */
    public sealed interface Named {
        /** The key's bytes. */
        Bytes key();

        /** The name in full, addresses in bech32. */
        String text();
    }

    /** One record. */
    public record Single(StateKey<?> stateKey, String text) implements Named {
        @Override
        public Bytes key() {
            return stateKey.key();
        }
    }

    /** A whole list. */
    public record Whole(ListKey<?> list, String text) implements Named {
        @Override
        public Bytes key() {
            return list.base();
        }
    }

    /** One item of a list. */
    public record Item(ListKey<?> list, long index, String text) implements Named {
        @Override
        public Bytes key() {
            return list.item(index).key();
        }
    }

    /** Every name with its parts, for people. */
    public static List<String> all() {
        return SHAPES.values().stream().map(KeyShape::pattern).toList();
    }

    /**
     * The key a person wrote.
     *
     * @param prefix of the chain's addresses
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Named parse(String text, String prefix) {
        String[] words = text.split("/", -1);
        KeyShape shape = SHAPES.get(ALIASES.getOrDefault(words[0], words[0]));
        if (shape == null) {
            throw new IllegalArgumentException(
                    "there is no key \"" + words[0] + "\": the names are " + String.join(", ", SHAPES.keySet()));
        }
        int count = shape.parts().size();
        boolean item = shape.list() && words.length == count + 2;
        if (words.length != count + 1 && !item) {
            throw new IllegalArgumentException('"' + text + "\" is not of the form " + shape.pattern());
        }
        List<Bytes> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(read(shape.parts().get(i), words[i + 1], prefix));
        }
        return named(shape, parts, item ? number(words[count + 1]) : -1, prefix);
    }

    /** The name of a key's bytes; empty where {@link StateKeys} makes no such key. */
    public static Optional<Named> describe(Bytes key, String prefix) {
        int slash = 0;
        while (slash < key.size() && key.at(slash) != SEPARATOR) {
            slash++;
        }
        KeyShape shape = SHAPES.get(new String(key.slice(0, slash).toArray(), StandardCharsets.US_ASCII));
        if (shape == null) {
            return Optional.empty();
        }
        List<Bytes> parts = new ArrayList<>();
        int at = slash;
        for (Part part : shape.parts()) {
            if (at + 1 + part.size() > key.size() || key.at(at) != SEPARATOR) {
                return Optional.empty();
            }
            parts.add(key.slice(at + 1, at + 1 + part.size()));
            at += 1 + part.size();
        }
        return at == key.size()
                ? known(shape, parts, -1, prefix)
                : index(shape, key, at).flatMap(index -> known(shape, parts, index, prefix));
    }

    private static Optional<Long> index(KeyShape shape, Bytes key, int at) {
        return shape.list() && key.size() == at + 1 + Long.BYTES && key.at(at) == SEPARATOR && key.at(at + 1) >= 0
                ? Optional.of(ByteBuffer.wrap(key.toArray(), at + 1, Long.BYTES).getLong())
                : Optional.empty();
    }

    /** A part that no record has, such as an unknown share, makes a key that has no name. */
    private static Optional<Named> known(KeyShape shape, List<Bytes> parts, long index, String prefix) {
        try {
            return Optional.of(named(shape, parts, index, prefix));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Named named(KeyShape shape, List<Bytes> parts, long index, String prefix) {
        StringBuilder text = new StringBuilder(shape.name());
        for (int i = 0; i < parts.size(); i++) {
            text.append(SEPARATOR).append(write(shape.parts().get(i), parts.get(i), prefix));
        }
        if (!shape.list()) {
            return new Single(shape.key(parts), text.toString());
        }
        ListKey<?> list = shape.listKey(parts);
        return index < 0
                ? new Whole(list, text.toString())
                : new Item(list, index, text.append(SEPARATOR).append(index).toString());
    }

    private static Bytes read(Part part, String word, String prefix) {
        return switch (part) {
            case ADDRESS -> address(word, prefix);
            case NUMBER ->
                Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number(word)).array());
            case SHARE -> Bytes.of((byte) share(word).number());
            case ID -> hex(part, word);
        };
    }

    private static Bytes address(String word, String prefix) {
        if (word.length() == 2 * Part.ADDRESS.size()) {
            return hex(Part.ADDRESS, word);
        }
        try {
            return Address.parse(word, prefix).value();
        } catch (AddressException e) {
            throw new IllegalArgumentException("\"" + word + "\" is not an address here: " + e.getMessage(), e);
        }
    }

    private static Bytes hex(Part part, String word) {
        try {
            Bytes bytes = Bytes.fromHex(word);
            if (bytes.size() == part.size()) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + word + "\" is not hex", e);
        }
        throw new IllegalArgumentException("\"" + word + "\" has not the " + part.size() + " bytes it needs");
    }

    private static long number(String word) {
        try {
            long number = Long.parseLong(word);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + word + "\" is not a number", e);
        }
        throw new IllegalArgumentException("\"" + word + "\" is below zero");
    }

    private static Share share(String word) {
        for (Share share : Share.values()) {
            if (share.name().equalsIgnoreCase(word)) {
                return share;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is not a share: they are " + List.of(Share.values()));
    }

    private static String write(Part part, Bytes value, String prefix) {
        return switch (part) {
            case ADDRESS -> new Address(value).text(prefix);
            case NUMBER -> Long.toString(ByteBuffer.wrap(value.toArray()).getLong());
            case SHARE -> {
                for (Share share : Share.values()) {
                    if (share.number() == value.at(0)) {
                        yield share.name();
                    }
                }
                throw new IllegalArgumentException("no share has the number " + value);
            }
            case ID -> value.hex();
        };
    }

    private static Map<String, KeyShape> shapes() {
        return KeyShape.all().stream()
                .collect(Collectors.toMap(KeyShape::name, shape -> shape, (a, b) -> a, TreeMap::new));
    }
}
