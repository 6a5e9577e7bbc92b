package org.cttdc.app.cli;

import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A trust root as people hand it on: {@code HEIGHT:HASH}. */
final class TrustText implements ITypeConverter<TrustRoot.Checkpoint> {
    @Override
    public TrustRoot.Checkpoint convert(String text) {
        int colon = text.indexOf(':');
        try {
            return new TrustRoot.Checkpoint(
                    Long.parseLong(text.substring(0, Math.max(0, colon))), Bytes.fromHex(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    text + " is not HEIGHT:HASH with a hash of 64 hex digits: " + e.getMessage());
        }
    }

    /** The other way round; a genesis is named by what it is. */
    static String of(TrustRoot root) {
        return switch (root) {
            case TrustRoot.Checkpoint checkpoint ->
                checkpoint.height() + ":" + checkpoint.headerHash().hexUpper();
            case TrustRoot.Genesis genesis ->
                "genesis at " + genesis.initialHeight() + " with the validators "
                        + genesis.validatorsHash().hexUpper();
        };
    }
}
