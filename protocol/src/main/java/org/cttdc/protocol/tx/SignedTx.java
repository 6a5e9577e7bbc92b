package org.cttdc.protocol.tx;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;

/**
 * The envelope that travels: the body's bytes exactly as signed, and the key and Ed25519 signature over "ctt-tx/1" ‖ body.
 *
 * @param body encoded {@link TxBody}
 * @param publicKey Ed25519, 32 bytes
 * @param signature 64 bytes
 */
public record SignedTx(Bytes body, Bytes publicKey, Bytes signature) {
    private static final Bytes DOMAIN = Bytes.of("ctt-tx/1".getBytes(StandardCharsets.US_ASCII));

    /** What the signature covers: "ctt-tx/1" ‖ body. */
    public static Bytes signBytes(Bytes body) {
        return Bytes.concat(DOMAIN, body);
    }

    /** What this envelope's signature covers. */
    public Bytes signBytes() {
        return signBytes(body);
    }
}
