package org.cttdc.protocol.tx;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;

/**
 * The proposer's own transaction, the first of its block. It carries no signature: only the block's proposer can put it there, and only
 * who keeps the onion knows the preimage.
 *
 * @param preimage layer below the last one of the proposer's onion, 32 bytes, or empty
 * @param next outermost layer of an onion that counts from the next cycle on, 32 bytes, or empty
 */
public record BeaconTx(Bytes preimage, Bytes next) {
    private static final Bytes DOMAIN = Bytes.of("ctt-beacon/1".getBytes(StandardCharsets.US_ASCII));

    /** Whether bytes claim to be one; no signed transaction begins so. */
    public static boolean marks(Bytes tx) {
        return tx.size() > DOMAIN.size() && tx.slice(0, DOMAIN.size()).equals(DOMAIN);
    }

    /** Reads what {@link #marks} found. */
    public static BeaconTx read(Bytes tx) throws CodecException {
        return RecordCodec.decode(
                BeaconTx.class, tx.slice(DOMAIN.size(), tx.size()).toArray());
    }

    /** "ctt-beacon/1" ‖ encoding. */
    public Bytes bytes() {
        return Bytes.concat(DOMAIN, Bytes.of(RecordCodec.encode(this)));
    }
}
