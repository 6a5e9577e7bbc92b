package org.cttdc.merchant.flow;

import static org.cttdc.uikit.async.Waiting.await;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.wallet.api.Wallet;

/** The secrets lots are sealed with, derived from the merchant's own key: a restored phrase brings every pack code back. */
public final class LotSecrets {
    private static final String PURPOSE = "lot";

    private final Wallet wallet;

    public LotSecrets(Wallet wallet) {
        this.wallet = wallet;
    }

    /** The secret all pack codes of a lot are derived from. Blocks while a locked wallet asks for its passphrase. */
    public Bytes of(Bytes merchant, String gtin, String lot) {
        Bytes context = Sha256.of(utf8(gtin), Bytes.of((byte) 0), utf8(lot));
        return await(wallet.deriveSecret(merchant, PURPOSE, context));
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
