package org.cttdc.protocol.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** A node of the SLIP-0010 tree for Ed25519, where every child is hardened. {@link #close()} wipes it. */
public final class HdKey implements AutoCloseable {
    /** BIP-43 purpose of the accounts' path. */
    public static final int PURPOSE = 44;
    /** Our coin type, "CTTD" in ASCII; not a number another chain registered (docs/adr/0040). */
    public static final int COIN_TYPE = 0x43545444;

    private static final byte[] CURVE = "ed25519 seed".getBytes(StandardCharsets.US_ASCII);
    private static final int HALF = 32;

    private final byte[] node;

    private HdKey(byte[] node) {
        this.node = node;
    }

    /** The root of a seed of 16 to 64 bytes. */
    public static HdKey master(byte[] seed) {
        if (seed.length < 16 || seed.length > 64) {
            throw new IllegalArgumentException("a master seed has 16 to 64 bytes, not " + seed.length);
        }
        return new HdKey(hmac(CURVE, seed));
    }

    /** The key of an account (from 0) under a BIP-39 seed: m/44'/{@link #COIN_TYPE}'/account'. */
    public static SigningKey account(byte[] seed, int account) {
        try (HdKey master = master(seed);
                HdKey purpose = master.child(PURPOSE);
                HdKey coin = purpose.child(COIN_TYPE);
                HdKey leaf = coin.child(account)) {
            return leaf.signingKey();
        }
    }

    /** The hardened child with this index, 0 to 2^31-1. */
    public HdKey child(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a hardened index is 0 to 2147483647, not " + index);
        }
        byte[] data = ByteBuffer.allocate(1 + HALF + Integer.BYTES)
                .put((byte) 0)
                .put(node, 0, HALF)
                .putInt(index | 0x8000_0000)
                .array();
        byte[] chainCode = chainCode();
        try {
            return new HdKey(hmac(chainCode, data));
        } finally {
            Arrays.fill(data, (byte) 0);
            Arrays.fill(chainCode, (byte) 0);
        }
    }

    /** The Ed25519 key of this node. */
    public SigningKey signingKey() {
        byte[] seed = Arrays.copyOf(node, HALF);
        try {
            return SigningKey.ofSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    byte[] chainCode() {
        return Arrays.copyOfRange(node, HALF, 2 * HALF);
    }

    /** Wipes the node. */
    @Override
    public void close() {
        Arrays.fill(node, (byte) 0);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        HMac mac = new HMac(new SHA512Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] out = new byte[2 * HALF];
        mac.doFinal(out, 0);
        return out;
    }
}
