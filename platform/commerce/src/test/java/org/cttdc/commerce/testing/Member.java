package org.cttdc.commerce.testing;

import java.util.Arrays;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.LoginSigner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SigningKey;

/** Someone with a key that every test run draws alike. */
public record Member(SigningKey key) implements LoginSigner, PlatformSigner {
    public static Member number(int n) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) n);
        return new Member(SigningKey.ofSeed(seed));
    }

    @Override
    public Bytes address() {
        return key.address().value();
    }

    @Override
    public Bytes publicKey() {
        return key.publicKey();
    }

    @Override
    public Bytes sign(LoginChallenge challenge) {
        return key.sign(challenge.signBytes());
    }

    @Override
    public Bytes sign(byte[] message) {
        return key.sign(Bytes.of(message));
    }
}
