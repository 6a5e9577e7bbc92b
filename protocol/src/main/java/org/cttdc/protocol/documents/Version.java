package org.cttdc.protocol.documents;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model's version: a changed limit, unit, method or expression is major, an added characteristic or weight minor, text
 * patch. Each part 0..9999.
 *
 * <p>The constructor throws {@link IllegalArgumentException} for a part outside that range.
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final int MAX_PART = 9999;
    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    public Version {
        if (Math.min(major, Math.min(minor, patch)) < 0 || Math.max(major, Math.max(minor, patch)) > MAX_PART) {
            throw new IllegalArgumentException("version part outside 0.." + MAX_PART);
        }
    }

    /** Reads {@code major.minor.patch}; empty for any other spelling. */
    public static Optional<Version> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Version(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3))));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
