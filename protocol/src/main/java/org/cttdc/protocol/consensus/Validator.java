package org.cttdc.protocol.consensus;

import java.util.Comparator;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A validator. Its address is always derived from its key, so that no one can vouch for a key under another's address.
 *
 * @param publicKey what its signatures are checked with
 * @param power voting power, at least 0; 0 in a change removes the validator
 * @param proposerPriority the validator with the most proposes next; not authenticated by any header
 */
public record Validator(PublicKey publicKey, long power, long proposerPriority) {
    /** The order of a validator set: most power first, then by address. */
    static final Comparator<Validator> SET_ORDER =
            Comparator.comparingLong(Validator::power).reversed().thenComparing(Validator::address);

    /** A validator as an application announces it, without a priority yet. */
    public static Validator of(PublicKey publicKey, long power) {
        return new Validator(publicKey, power, 0);
    }

    /** 20 bytes. */
    public Bytes address() {
        return publicKey.address();
    }

    Validator withPriority(long priority) {
        return new Validator(publicKey, power, priority);
    }

    /** What the validator set's hash covers. */
    ProtoWriter leaf() {
        return new ProtoWriter().message(1, publicKey.proto()).varint(2, power);
    }

    ProtoWriter proto() {
        return new ProtoWriter()
                .bytes(1, address())
                .message(2, publicKey.proto())
                .varint(3, power)
                .varint(4, proposerPriority);
    }
}
