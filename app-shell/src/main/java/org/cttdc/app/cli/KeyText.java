package org.cttdc.app.cli;

import org.cttdc.protocol.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A public key as people hand it on: 64 hex digits. */
final class KeyText implements ITypeConverter<Bytes> {
    private static final int DIGITS = 64;

    @Override
    public Bytes convert(String text) {
        try {
            if (text.length() != DIGITS) {
                throw new IllegalArgumentException("it has " + text.length() + " characters");
            }
            return Bytes.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(text + " is not a key of 64 hex digits: " + e.getMessage());
        }
    }
}
