package org.cttdc.wallet.sentence;

import org.cttdc.protocol.Bytes;

/** How accounts are called in sentences. */
public interface AddressNames {
    /** The whole address as people write it (bech32). */
    String full(Bytes address);

    /** What the person calls it together with a shortened address, or the shortened address alone. */
    String brief(Bytes address);
}
