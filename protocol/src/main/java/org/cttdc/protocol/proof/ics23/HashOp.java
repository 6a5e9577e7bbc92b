package org.cttdc.protocol.proof.ics23;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/** Hash functions a proof may name. */
public enum HashOp implements WireEnum {
    /** Keeps the data as it is and hashes nothing. */
    NO_HASH(0),
    /** SHA-256. */
    SHA256(1),
    /** SHA-512. */
    SHA512(2),
    /** Keccak-256 as Ethereum uses it. */
    KECCAK256(3),
    /** RIPEMD-160. */
    RIPEMD160(4),
    /** RIPEMD-160 of SHA-256. */
    BITCOIN(5),
    /** SHA-512/256. */
    SHA512_256(6),
    /** BLAKE2b, 512 bits. */
    BLAKE2B_512(7),
    /** BLAKE2s, 256 bits. */
    BLAKE2S_256(8),
    /** BLAKE3, 256 bits. */
    BLAKE3(9);

    private final int number;

    HashOp(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** The hash of a preimage; refuses {@link #NO_HASH}. */
    Bytes hash(Bytes preimage) throws ProofException {
        return switch (this) {
            case NO_HASH -> throw new ProofException(Reason.UNSUPPORTED, "a node must be hashed");
            case SHA256 -> Sha256.of(preimage);
            case SHA512 -> digest(new SHA512Digest(), preimage);
            case KECCAK256 -> digest(new KeccakDigest(256), preimage);
            case RIPEMD160 -> digest(new RIPEMD160Digest(), preimage);
            case BITCOIN -> digest(new RIPEMD160Digest(), Sha256.of(preimage));
            case SHA512_256 -> digest(new SHA512tDigest(256), preimage);
            case BLAKE2B_512 -> digest(new Blake2bDigest(512), preimage);
            case BLAKE2S_256 -> digest(new Blake2sDigest(256), preimage);
            case BLAKE3 -> digest(new Blake3Digest(32), preimage);
        };
    }

    /** The hash of the data, or the data itself for {@link #NO_HASH}. */
    Bytes prehash(Bytes data) throws ProofException {
        return this == NO_HASH ? data : hash(data);
    }

    private static Bytes digest(Digest function, Bytes data) {
        function.update(data.toArray(), 0, data.size());
        byte[] hash = new byte[function.getDigestSize()];
        function.doFinal(hash, 0);
        return Bytes.of(hash);
    }
}
