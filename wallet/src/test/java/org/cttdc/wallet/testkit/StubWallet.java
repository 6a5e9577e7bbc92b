package org.cttdc.wallet.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.Address;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletState;

/** A wallet of one account that consents to everything and remembers what it was asked. */
public final class StubWallet implements Wallet {
    public static final Bytes OWNER = Bytes.fromHex("11".repeat(20));

    /** Everything that was proposed. */
    public final List<SigningRequest> proposed = new ArrayList<>();

    /** Whether the person says no from now on. */
    public boolean refusing;

    @Override
    public WalletState state() {
        var account = new WalletAccount(
                0, "Mei", OWNER, new Address(OWNER).text(Address.SANDBOX_PREFIX), Bytes.fromHex("22".repeat(32)));
        return new WalletState(WalletState.Stage.OPEN, List.of(account), account);
    }

    @Override
    public Subscription watch(Consumer<WalletState> listener) {
        listener.accept(state());
        return () -> {};
    }

    @Override
    public void activate(Bytes address) {
        throw new UnsupportedOperationException("there is one account");
    }

    @Override
    public CompletableFuture<OutboxEntry> propose(SigningRequest request) {
        if (refusing) {
            return CompletableFuture.failedFuture(
                    new WalletException(WalletException.Code.CANCELLED, "the person said no"));
        }
        proposed.add(request);
        return CompletableFuture.completedFuture(new OutboxEntry(
                proposed.size(),
                request.account(),
                0,
                request.label(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                0,
                OutboxEntry.Stage.SIGNED,
                0,
                0,
                null,
                "",
                Instant.EPOCH));
    }

    @Override
    public CompletableFuture<OutboxEntry> replace(SigningRequest request, long sequence, long fee) {
        return propose(request);
    }

    @Override
    public CompletableFuture<Bytes> signLogin(Bytes account, String service, Bytes signBytes) {
        throw new UnsupportedOperationException("sessions are stubs");
    }

    @Override
    public CompletableFuture<Bytes> deriveSecret(Bytes account, String purpose, Bytes context) {
        return CompletableFuture.completedFuture(
                Sha256.of(account, Bytes.of(purpose.getBytes(StandardCharsets.UTF_8)), context));
    }
}
