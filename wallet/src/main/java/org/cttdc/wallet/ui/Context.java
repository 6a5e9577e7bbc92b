package org.cttdc.wallet.ui;

import org.cttdc.lightnode.api.LightNode;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.core.ChainProfile;
import org.cttdc.wallet.core.WalletService;

/** What every page of the wallet needs. */
record Context(
        UiKit kit,
        Texts texts,
        WalletErrors errors,
        WalletService wallet,
        LightNode node,
        ChainProfile profile,
        Curtain curtain) {
    /** Runs what may wait for the keystore (an unlock takes a second) off the FX thread; the wallet's watchers tell its end. */
    void background(Runnable work) {
        kit.bridge()
                .run(
                        () -> {
                            work.run();
                            return true;
                        },
                        done -> {},
                        failed -> {});
    }
}
