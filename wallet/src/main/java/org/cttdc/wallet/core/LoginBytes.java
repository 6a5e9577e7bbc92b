package org.cttdc.wallet.core;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.WalletException;

/** The only form of login challenge that is signed: "ctt-login/1" ‖ service (UTF-8, one length byte) ‖ nonce of 32 bytes. */
final class LoginBytes {
    private static final Bytes PREFIX = Bytes.of("ctt-login/1".getBytes(StandardCharsets.US_ASCII));
    private static final int NONCE_BYTES = 32;

    private LoginBytes() {}

    /** Throws {@link WalletException} REFUSED for bytes of another form or for another service. */
    static void check(String service, Bytes signBytes) {
        Bytes name = Bytes.of(service.getBytes(StandardCharsets.UTF_8));
        int length = PREFIX.size() + 1 + name.size() + NONCE_BYTES;
        boolean fits = name.size() <= 255
                && signBytes.size() == length
                && signBytes
                        .slice(0, length - NONCE_BYTES)
                        .equals(Bytes.concat(PREFIX, Bytes.of((byte) name.size()), name));
        if (!fits) {
            throw new WalletException(
                    WalletException.Code.REFUSED, "Not a login challenge of the service " + service + ": not signed");
        }
    }
}
