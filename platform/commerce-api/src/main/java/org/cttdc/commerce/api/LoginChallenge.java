package org.cttdc.commerce.api;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;

/** What a member signs to open a session: useless for anything but this service and this nonce. */
public record LoginChallenge(String service, Bytes nonce) {
    /** "ctt-login/1" ‖ service (UTF-8, one length byte) ‖ nonce. */
    public Bytes signBytes() {
        byte[] name = service.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255 || nonce.size() != 32) {
            throw new IllegalArgumentException(
                    "a login challenge has a service of at most 255 bytes and a 32-byte nonce");
        }
        return Bytes.concat(
                Bytes.of("ctt-login/1".getBytes(StandardCharsets.US_ASCII)),
                Bytes.of((byte) name.length),
                Bytes.of(name),
                nonce);
    }
}
