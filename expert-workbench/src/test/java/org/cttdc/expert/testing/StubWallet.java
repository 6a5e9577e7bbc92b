package org.cttdc.expert.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;

/** A wallet with one account whose owner consents to everything. */
public final class StubWallet implements Wallet {
    public static final Bytes ME = Bytes.fromHex("11".repeat(20));

    public final List<SigningRequest> signed = new ArrayList<>();

    @Override
    public WalletState state() {
        var account = new WalletAccount(
                0, "Expert", ME, new Address(ME).text(Address.SANDBOX_PREFIX), Bytes.fromHex("22".repeat(32)));
        return new WalletState(WalletState.Stage.OPEN, List.of(account), account);
    }

    @Override
    public Subscription watch(Consumer<WalletState> listener) {
        listener.accept(state());
        return () -> {};
    }

    @Override
    public void activate(Bytes address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<OutboxEntry> propose(SigningRequest request) {
        signed.add(request);
        return CompletableFuture.completedFuture(new OutboxEntry(
                signed.size(),
                request.account(),
                1,
                request.label(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                2_000,
                OutboxEntry.Stage.SIGNED,
                0,
                0,
                null,
                "",
                Instant.EPOCH));
    }

    @Override
    public CompletableFuture<Bytes> signLogin(Bytes account, String service, Bytes signBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Bytes> deriveSecret(Bytes account, String purpose, Bytes context) {
        throw new UnsupportedOperationException();
    }
}
