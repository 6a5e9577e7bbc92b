package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/** Signs the service's login challenge for one account: "ctt-login/1" ‖ length-prefixed service URL ‖ nonce (32 bytes). */
public interface LoginSigner {
    /** The account, 20 bytes. */
    Bytes address();

    /** Its Ed25519 key, 32 bytes. */
    Bytes publicKey();

    /** The 64-byte signature over {@link LoginChallenge#signBytes}. Blocks while a person decides. */
    Bytes sign(LoginChallenge challenge);
}
