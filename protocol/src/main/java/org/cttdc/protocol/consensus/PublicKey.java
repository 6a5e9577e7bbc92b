package org.cttdc.protocol.consensus;

import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A validator's public key. Only Ed25519 signatures can be verified; secp256k1 keys are read so that sets holding them hash right.
 *
 * @param type algorithm
 * @param value 32 bytes for Ed25519, 33 (compressed) for secp256k1
 */
public record PublicKey(Type type, Bytes value) {
    /** Length of an address, bytes. */
    public static final int ADDRESS_SIZE = 20;

    /** Key algorithms a validator set may hold. */
    public enum Type {
        /** Field 1 of the key's {@code oneof}. */
        ED25519(1, 32),
        /** Field 2 of the key's {@code oneof}. */
        SECP256K1(2, 33);

        private final int field;
        private final int size;

        Type(int field, int size) {
            this.field = field;
            this.size = size;
        }
    }

    public PublicKey {
        if (value.size() != type.size) {
            throw new IllegalArgumentException(
                    "a public key of type " + type + " has " + type.size + " bytes, not " + value.size());
        }
    }

    /** An Ed25519 key of 32 bytes. */
    public static PublicKey ed25519(Bytes value) {
        return new PublicKey(Type.ED25519, value);
    }

    /** The address a key stands for, 20 bytes. */
    public Bytes address() {
        Bytes digest = Sha256.of(value);
        return switch (type) {
            case ED25519 -> digest.slice(0, ADDRESS_SIZE);
            case SECP256K1 -> ripemd160(digest);
        };
    }

    ProtoWriter proto() {
        return new ProtoWriter().element(type.field, value);
    }

    private static Bytes ripemd160(Bytes message) {
        RIPEMD160Digest digest = new RIPEMD160Digest();
        digest.update(message.toArray(), 0, message.size());
        byte[] hash = new byte[ADDRESS_SIZE];
        digest.doFinal(hash, 0);
        return Bytes.of(hash);
    }
}
