package org.cttdc.protocol.keys;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * An account: the first 20 bytes of the SHA-256 of its Ed25519 key. Written in bech32 with a prefix that belongs to the chain's
 * profile, so that an address of a sandbox is no address of a network.
 *
 * @param value 20 bytes
 */
public record Address(Bytes value) {
    /** Length, bytes. */
    public static final int SIZE = 20;
    /** Prefix on a network. */
    public static final String NETWORK_PREFIX = "ctt";
    /** Prefix in a sandbox. */
    public static final String SANDBOX_PREFIX = "ctts";

    /** How the ids of sandbox chains begin. */
    private static final String SANDBOX_CHAINS = "ctt-sandbox-";

    public Address {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("an address has " + SIZE + " bytes, not " + value.size());
        }
    }

    /** The prefix of a chain's addresses, by the chain's id. */
    public static String prefixOf(String chainId) {
        return chainId.startsWith(SANDBOX_CHAINS) ? SANDBOX_PREFIX : NETWORK_PREFIX;
    }

    /** The address of an Ed25519 public key of 32 bytes. */
    public static Address ofKey(Bytes publicKey) {
        if (publicKey.size() != Ed25519.KEY_SIZE) {
            throw new IllegalArgumentException(
                    "a public key has " + Ed25519.KEY_SIZE + " bytes, not " + publicKey.size());
        }
        return new Address(Sha256.of(publicKey).slice(0, SIZE));
    }

    /** Reads an address of the chain with that prefix; the error says what is wrong with the text. */
    public static Address parse(String text, String prefix) throws AddressException {
        Bech32.Decoded decoded = Bech32.decode(text);
        if (!decoded.hrp().equals(prefix)) {
            throw new AddressException(
                    AddressException.Reason.WRONG_NETWORK,
                    "an address of '" + decoded.hrp() + "', but this chain's addresses begin with '" + prefix + "1'");
        }
        byte[] data = decoded.data().toArray();
        if (data.length != SIZE * 8 / 5) {
            throw new AddressException(
                    AddressException.Reason.LENGTH,
                    "holds " + data.length * 5 + " bits instead of the " + SIZE * 8 + " of an address");
        }
        return new Address(Bytes.of(regroup(data, 5, 8)));
    }

    /** The address in lower-case bech32 with a chain's prefix. */
    public String text(String prefix) {
        return Bech32.encode(prefix, regroup(value.toArray(), 8, 5));
    }

    /** Repacks groups of bits; 160 bits divide by both sizes, so nothing is ever padded. */
    private static byte[] regroup(byte[] from, int size, int newSize) {
        byte[] to = new byte[from.length * size / newSize];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (byte group : from) {
            buffer = (buffer << size | (group & ((1 << size) - 1))) & 0xffff;
            bits += size;
            while (bits >= newSize) {
                bits -= newSize;
                to[next++] = (byte) ((buffer >>> bits) & ((1 << newSize) - 1));
            }
        }
        return to;
    }
}
