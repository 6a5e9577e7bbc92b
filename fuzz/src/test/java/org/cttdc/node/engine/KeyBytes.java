package org.cttdc.node.engine;

import java.io.IOException;

/** A validator's key file. */
public final class KeyBytes {
    private KeyBytes() {}

    /** Whether there is a key in it. */
    public static boolean isKey(byte[] file) {
        try {
            KeyFiles.validatorKey(file, "it").close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
