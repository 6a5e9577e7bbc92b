package org.cttdc.wallet.core;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletException.Code;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.keystore.Secrets;
import org.cttdc.wallet.sentence.SentenceRenderer;

/** From a request to a signature: encode once, show those bytes, sign those bytes. Methods block while a person decides. */
final class Signer {
    /** How many blocks after the newest verified one a transaction stays valid. */
    static final long VALID_BLOCKS = 60;

    private final KeystoreSession session;
    private final LightNode node;
    private final String chainId;
    private final SigningPresenter presenter;
    private final SentenceRenderer renderer;
    private final Texts texts;
    private final Set<LoginConsent> consents = ConcurrentHashMap.newKeySet();

    private record LoginConsent(Bytes account, String service) {}

    Signer(
            KeystoreSession session,
            LightNode node,
            String chainId,
            SigningPresenter presenter,
            SentenceRenderer renderer,
            Texts texts) {
        this.session = session;
        this.node = node;
        this.chainId = chainId;
        this.presenter = presenter;
        this.renderer = renderer;
        this.texts = texts;
    }

    OutboxEntry propose(SigningRequest request) {
        StateView head = node.head();
        return sign(
                request,
                body(request, head, node.outbox().nextSequence(request.account()), minFee(head)),
                UnaryOperator.identity());
    }

    OutboxEntry replace(SigningRequest request, long sequence, long fee) {
        StateView head = node.head();
        Text warning = texts.text("replace.what", sequence);
        return sign(request, body(request, head, sequence, Math.max(fee, minFee(head))), prompt -> prompt.and(warning));
    }

    /** What is about to be signed is kept as a draft while the person decides, so that a crash loses nothing. */
    private OutboxEntry sign(SigningRequest request, TxBody content, UnaryOperator<SigningPrompt> more) {
        WalletAccount account = session.account(request.account());
        Bytes body = Bytes.of(RecordCodec.encode(content));
        SigningPrompt prompt = more.apply(renderer.render(body, account.name() + " · " + account.text(), locked()));
        OutboxEntry draft = node.outbox().draft(account.address(), body, request.label());
        boolean signed = false;
        try {
            consent(prompt);
            Bytes signature =
                    session.withKeys(account.address(), (keys, index) -> keys.sign(index, SignedTx.signBytes(body)));
            SignedTx envelope = new SignedTx(body, account.publicKey(), signature);
            OutboxEntry entry = node.outbox().submit(Bytes.of(RecordCodec.encode(envelope)), request.label());
            signed = true;
            return entry;
        } finally {
            if (!signed) {
                // The person said no, or it could not be signed: nothing is left to come back to.
                node.outbox().discard(draft.id());
            }
        }
    }

    Bytes login(Bytes address, String service, Bytes signBytes) {
        LoginBytes.check(service, signBytes);
        WalletAccount account = session.account(address);
        LoginConsent wanted = new LoginConsent(address, service);
        if (locked() || !consents.contains(wanted)) {
            consent(new SigningPrompt(
                    texts.text("title.login"),
                    List.of(texts.text("login.what", service), texts.text("login.then")),
                    List.of(),
                    account.name() + " · " + account.text(),
                    signBytes,
                    List.of(),
                    locked()));
        }
        Bytes signature = session.withKeys(address, (keys, index) -> keys.sign(index, signBytes));
        consents.add(wanted);
        return signature;
    }

    Bytes secret(Bytes address, String purpose, Bytes context) {
        WalletAccount account = session.account(address);
        if (locked()) {
            consent(new SigningPrompt(
                    texts.text("title.secret"),
                    List.of(texts.text("secret.what", Text.literal(purpose)), texts.text("secret.then")),
                    List.of(),
                    account.name() + " · " + account.text(),
                    Bytes.EMPTY,
                    List.of(),
                    true));
        }
        return session.withKeys(address, (keys, index) -> keys.secret(index, purpose, context));
    }

    /** Consent to logins ends with the session. */
    void forgetConsents() {
        consents.clear();
    }

    private TxBody body(SigningRequest request, StateView head, long sequence, long fee) {
        int count = request.messages().size();
        if (count < 1 || count > TxBody.MAX_MESSAGES) {
            throw new WalletException(Code.REFUSED, count + " messages: a transaction has 1 to " + TxBody.MAX_MESSAGES);
        }
        return new TxBody(chainId, sequence, Math.addExact(head.height(), VALID_BLOCKS), fee, "", request.messages());
    }

    private static long minFee(StateView head) {
        ChainParams params = head.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new WalletException(Code.REFUSED, "The chain has no parameters"));
        return params.minTxFee();
    }

    private boolean locked() {
        return session.feed().state().stage() != WalletState.Stage.OPEN;
    }

    private void consent(SigningPrompt prompt) {
        CompletableFuture<Boolean> answer = presenter.ask(prompt, passphrase -> {
            try {
                session.unlock(passphrase);
            } finally {
                Secrets.wipe(passphrase);
            }
        });
        if (!answer.join()) {
            throw new WalletException(Code.CANCELLED, "The person did not sign");
        }
    }
}
