package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.protocol.Bytes;

/**
 * Whose network profile is believed: the key a person named, else the one that was believed before in this home, else, where that was
 * asked for, whoever signed the first one.
 */
record ProfileSigner(Optional<Bytes> named, Optional<Bytes> kept, boolean firstUse) {
    private static final int MAX_BYTES = 1 << 20;

    /** A profile file that the believed key signed and that a light node can start from. */
    NetworkProfile.Signed check(Path file, NetworkOptions options) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than any network profile: " + Files.size(file) + " bytes");
        }
        NetworkProfile.Signed signed = NetworkProfile.read(Files.readAllBytes(file));
        believe(signed, options);
        try {
            signed.profile().config(options.home());
        } catch (IllegalArgumentException e) {
            throw new LightNodeException(
                    Code.BAD_REPLY, file + " describes a network that cannot be joined: " + e.getMessage(), e);
        }
        return signed;
    }

    private void believe(NetworkProfile.Signed signed, NetworkOptions options) {
        Optional<Bytes> believed = named.or(() -> kept);
        if (believed.isPresent()) {
            requireSigner(signed.signer(), believed.get());
        } else if (firstUse) {
            options.warn("believing this profile of chain " + signed.profile().chainId() + " only because "
                    + signed.signer().hex() + " signed it. Compare the key with its owner.");
        } else {
            throw options.usage(
                    "the profile was signed by " + signed.signer().hex() + ". Is that whom you believe? Then"
                            + " say so: --profile-signer HEX with the key as you know it from its owner, or"
                            + " --trust-on-first-use to believe this one time");
        }
    }

    private void requireSigner(Bytes signer, Bytes believed) {
        if (!signer.equals(believed)) {
            throw new LightNodeException(
                    Code.INVALID_PROOF,
                    "the profile was signed by " + signer.hex() + ", not by " + believed.hex()
                            + (named.isPresent()
                                    ? ""
                                    : ", whose profiles this home believes. A new signer is named by --profile-signer HEX"));
        }
    }
}
