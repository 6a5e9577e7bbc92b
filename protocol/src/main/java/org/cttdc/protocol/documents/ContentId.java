package org.cttdc.protocol.documents;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * A SHA-256 digest that names content: a document's canonical bytes, an evidence file. Written as 64 lower-case
 * hexadecimal digits.
 *
 * <p>The constructor throws {@link IllegalArgumentException} for anything else.
 */
public record ContentId(String hex) implements Comparable<ContentId> {
    /** Bytes of a digest. */
    public static final int LENGTH = Sha256.SIZE;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ContentId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
    }

    /** The id of these bytes: their SHA-256. */
    public static ContentId ofContent(byte[] content) {
        return ofDigest(Sha256.digest().digest(content));
    }

    /** The id of a document: SHA-256 of its canonical bytes. */
    public static ContentId of(Document document) {
        return ofContent(DocumentWriter.canonical(document));
    }

    /**
     * Wraps a digest computed elsewhere.
     *
     * @throws IllegalArgumentException when it is not 32 bytes long
     */
    public static ContentId ofDigest(byte[] digest) {
        return new ContentId(HexFormat.of().formatHex(digest));
    }

    /** As {@link #ofDigest(byte[])}. */
    public static ContentId ofDigest(Bytes digest) {
        return ofDigest(digest.toArray());
    }

    /** The id, or empty where the text is not one. */
    public static Optional<ContentId> parse(String hex) {
        return FORM.matcher(hex).matches() ? Optional.of(new ContentId(hex)) : Optional.empty();
    }

    /** The 32 bytes, a fresh copy. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The 32 bytes as an immutable byte string. */
    public Bytes digest() {
        return Bytes.of(bytes());
    }

    /** Order of the bytes, unsigned. */
    @Override
    public int compareTo(ContentId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
