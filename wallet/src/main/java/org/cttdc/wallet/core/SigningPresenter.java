package org.cttdc.wallet.core;

import java.util.concurrent.CompletableFuture;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.wallet.api.WalletException;

/** Asks the person. The wallet never signs without a yes from here. */
public interface SigningPresenter {
    /**
     * Shows what would be signed. Called on a worker thread, one prompt at a time.
     *
     * @param prompt rendered from the very bytes that are signed
     * @param unlock opens the wallet where {@link SigningPrompt#passphraseNeeded()}
     * @return completes with the person's answer
     */
    CompletableFuture<Boolean> ask(SigningPrompt prompt, Unlock unlock);

    /** Opens the wallet with a passphrase while a prompt is shown. */
    @FunctionalInterface
    interface Unlock {
        /**
         * Takes about a second; wipes the passphrase.
         *
         * @throws WalletException WRONG_PASSPHRASE, KEYSTORE
         */
        void with(char[] passphrase);
    }

    /**
     * Says yes to everything. For personas of a sandbox and command-line seeding alone: a person's wallet is never given this one.
     */
    static SigningPresenter autoConsent() {
        return (prompt, unlock) -> CompletableFuture.completedFuture(true);
    }
}
