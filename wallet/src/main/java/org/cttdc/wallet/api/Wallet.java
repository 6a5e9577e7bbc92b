package org.cttdc.wallet.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;

/** What workbenches may ask of the wallet. Private keys never leave it. */
public interface Wallet {
    /** The present state. Never blocks. */
    WalletState state();

    /** Calls back with every new state (at once with the current one) until closed. */
    Subscription watch(Consumer<WalletState> listener);

    /** Makes another account the one the person acts as. */
    void activate(Bytes address);

    /**
     * Shows the signing sheet; on consent signs and puts the transaction into the outbox. Completes once persisted there, or
     * exceptionally with {@link WalletException} (CANCELLED, LOCKED, ...).
     */
    CompletableFuture<OutboxEntry> propose(SigningRequest request);

    /**
     * As {@link #propose}, with a number of the account's that another transaction under way has, or that is missing: of all with one
     * number only one can take effect. The sheet says so.
     *
     * @param sequence the number
     * @param fee uCTT, at least what the chain asks; more than the other one's, where nodes are to prefer this one
     */
    CompletableFuture<OutboxEntry> replace(SigningRequest request, long sequence, long fee);

    /**
     * Signs a login challenge of a service after consent (once per service and session of the wallet).
     *
     * @param account signer
     * @param service as the challenge names it
     * @param signBytes starts with "ctt-login/1"; anything else is refused, so that no transaction can be signed this way
     */
    CompletableFuture<Bytes> signLogin(Bytes account, String service, Bytes signBytes);

    /**
     * A 32-byte secret that only this account can derive again: HMAC-SHA-512 of its private key over a purpose and a context, cut
     * to 32 bytes. For order secrets, blindings and report salts, so that a restored phrase brings them back.
     */
    CompletableFuture<Bytes> deriveSecret(Bytes account, String purpose, Bytes context);
}
