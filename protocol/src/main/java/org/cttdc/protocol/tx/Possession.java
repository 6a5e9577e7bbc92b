package org.cttdc.protocol.tx;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;

/** A candidate's proof that whoever registers a consensus key holds it. */
public final class Possession {
    private static final Bytes DOMAIN = Bytes.of("ctt-candidate/1".getBytes(StandardCharsets.US_ASCII));

    private Possession() {}

    /** What the consensus key signs: "ctt-candidate/1" ‖ length of the chain id, one byte ‖ chain id ‖ operator's address. */
    public static Bytes signBytes(String chainId, Bytes operator) {
        byte[] id = chainId.getBytes(StandardCharsets.UTF_8);
        return Bytes.concat(DOMAIN, Bytes.of(new byte[] {(byte) id.length}), Bytes.of(id), operator);
    }
}
