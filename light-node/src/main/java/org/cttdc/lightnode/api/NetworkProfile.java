package org.cttdc.lightnode.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cttdc.lightnode.profile.ProfileFile;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SigningKey;

/**
 * What it takes to join a network, as a signed file that its operators hand out. The format is documented in
 * {@code docs/light-node.md}. The signature says who vouches for the trust root and the endpoints; whether that is someone to believe
 * is for the person to say, by the signer's key.
 *
 * @param chainId the chain, at most 50 bytes
 * @param genesisHash {@link LightNodes.GenesisClaim#hash()} of the chain's genesis, 32 bytes: endpoints of another chain of the same
 *     name are told by it
 * @param trust what is believed at the start
 * @param endpoints RPC addresses of full nodes, the more and the more independent of each other the better
 * @param witnesses endpoints besides the one that is followed which must serve the same header
 * @param trustingPeriod how long a verified header may be built on
 */
public record NetworkProfile(
        String chainId,
        Bytes genesisHash,
        TrustRoot trust,
        List<URI> endpoints,
        int witnesses,
        Duration trustingPeriod) {
    public NetworkProfile {
        endpoints = List.copyOf(endpoints);
        if (genesisHash.size() != 32) {
            throw new IllegalArgumentException("a genesis hash has 32 bytes, not " + genesisHash.size());
        }
        if (!trustingPeriod.isPositive() || trustingPeriod.toNanosPart() != 0) {
            throw new IllegalArgumentException("a trusting period is a number of seconds, not " + trustingPeriod);
        }
    }

    /**
     * A profile and who signed it.
     *
     * @param signer Ed25519 key, 32 bytes
     */
    public record Signed(NetworkProfile profile, Bytes signer) {}

    /**
     * Reads a profile file and checks its signature.
     *
     * @throws LightNodeException BAD_REPLY where it is no profile, INVALID_PROOF where the signature is not the signer's
     */
    public static Signed read(byte[] file) {
        return ProfileFile.read(file);
    }

    /** As {@link #read(byte[])}, and refuses a profile that another key signed. */
    public static NetworkProfile read(byte[] file, Bytes signer) {
        Signed signed = read(file);
        if (!signed.signer().equals(signer)) {
            throw new LightNodeException(
                    LightNodeException.Code.INVALID_PROOF,
                    "the profile was signed by " + signed.signer() + ", not by " + signer);
        }
        return signed.profile();
    }

    /** The file, signed. */
    public byte[] sign(SigningKey key) {
        return ProfileFile.write(this, key);
    }

    /** The configuration of a light node of this network with its store at {@code home}. */
    public LightNodeConfig config(Path home) {
        return LightNodeConfig.of(chainId, trust, endpoints, home)
                .withTrustingPeriod(trustingPeriod)
                .withWitnesses(witnesses)
                .withGenesisHash(genesisHash);
    }
}
