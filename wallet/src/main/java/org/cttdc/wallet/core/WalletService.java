package org.cttdc.wallet.core;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.keystore.KdfPolicy;
import org.cttdc.wallet.keystore.KeystoreStore;
import org.cttdc.wallet.keystore.Secrets;
import org.cttdc.wallet.sentence.AddressNames;
import org.cttdc.wallet.sentence.SentenceRenderer;

/**
 * The wallet of one keystore on one chain. What changes the keystore blocks for about a second (Argon2id) and belongs on a virtual
 * thread. Passphrases given to it are wiped.
 */
public final class WalletService implements Wallet {
    private final KeystoreSession session;
    private final Signer signer;
    private final SecureRandom random;
    private final OneAtATime queue;

    /**
     * Opens the wallet, locked, or without accounts where there is no keystore.
     *
     * @param keystore path of the keystore file; its directory is made when needed
     * @param presenter asks the person
     * @param kdf {@link KdfPolicy#calibrated} for a person; {@link KdfPolicy#fixed} with fast costs for a sandbox alone
     * @param languages of the sentences
     * @param workers runs what waits for a person, one thread for each piece of work
     * @throws WalletException KEYSTORE where the keystore cannot be read or belongs to another network
     */
    public WalletService(
            Path keystore,
            LightNode node,
            ChainProfile profile,
            SigningPresenter presenter,
            KdfPolicy kdf,
            Languages languages,
            Executor workers,
            InstantSource clock,
            SecureRandom random) {
        this.session = new KeystoreSession(new KeystoreStore(keystore, clock), profile.addressPrefix(), kdf, random);
        Texts texts = SentenceRenderer.texts(languages);
        AddressNames names = new AccountNames(profile.addressPrefix(), this::state);
        this.signer =
                new Signer(session, node, profile.chainId(), presenter, new SentenceRenderer(texts, names), texts);
        this.random = random;
        this.queue = new OneAtATime(workers);
    }

    @Override
    public WalletState state() {
        return session.feed().state();
    }

    @Override
    public Subscription watch(Consumer<WalletState> listener) {
        return session.feed().watch(listener);
    }

    @Override
    public void activate(Bytes address) {
        session.activate(address);
    }

    @Override
    public CompletableFuture<OutboxEntry> propose(SigningRequest request) {
        return queue.run(() -> signer.propose(request));
    }

    @Override
    public CompletableFuture<OutboxEntry> replace(SigningRequest request, long sequence, long fee) {
        return queue.run(() -> signer.replace(request, sequence, fee));
    }

    @Override
    public CompletableFuture<Bytes> signLogin(Bytes account, String service, Bytes signBytes) {
        return queue.run(() -> signer.login(account, service, signBytes));
    }

    @Override
    public CompletableFuture<Bytes> deriveSecret(Bytes account, String purpose, Bytes context) {
        return queue.run(() -> signer.secret(account, purpose, context));
    }

    /** A fresh phrase to write down; nothing is stored until {@link #create}. */
    public PhraseDraft draftPhrase(WordList list) {
        return PhraseDraft.random(list, random);
    }

    /**
     * Makes the keystore from a phrase that was written down, and opens it.
     *
     * @param answers what the person gave for {@link PhraseDraft#checkPositions()}, in that order
     * @throws WalletException CHECK_FAILED naming the word; REFUSED where there is a keystore already or the name is empty
     */
    public void create(PhraseDraft draft, List<String> answers, String accountName, char[] passphrase) {
        try {
            draft.check(answers);
            session.create(draft.phrase(), accountName, passphrase);
        } finally {
            Secrets.wipe(passphrase);
        }
    }

    /**
     * Makes the keystore from a phrase of another time, and opens it.
     *
     * @param phrase as typed; wiped
     * @throws WalletException BAD_PHRASE whose cause, a {@link MnemonicException}, names the wrong word
     */
    public void restore(char[] phrase, String accountName, char[] passphrase) {
        try (Mnemonic read = Phrases.read(phrase)) {
            session.create(read, accountName, passphrase);
        } catch (MnemonicException e) {
            throw new WalletException(WalletException.Code.BAD_PHRASE, String.valueOf(e.getMessage()), e);
        } finally {
            Secrets.wipe(phrase);
            Secrets.wipe(passphrase);
        }
    }

    /** Opens the keystore; throws {@link WalletException} WRONG_PASSPHRASE, NO_WALLET, KEYSTORE. */
    public void unlock(char[] passphrase) {
        try {
            session.unlock(passphrase);
        } finally {
            Secrets.wipe(passphrase);
        }
    }

    /** Wipes the keys from memory. */
    public void lock() {
        signer.forgetConsents();
        session.lock();
    }

    /** Seals the keystore under another passphrase and deletes the backups made under the old one. */
    public void changePassphrase(char[] old, char[] next) {
        try {
            session.changePassphrase(old, next);
        } finally {
            Secrets.wipe(old);
            Secrets.wipe(next);
        }
    }

    /** The phrase again, to write it down anew; throws {@link WalletException} WRONG_PASSPHRASE. */
    public List<String> phrase(char[] passphrase) {
        try {
            return session.words(passphrase);
        } finally {
            Secrets.wipe(passphrase);
        }
    }

    /** Derives the next account; the wallet must be open. */
    public WalletAccount addAccount(String name) {
        return session.addAccount(name);
    }

    /** Gives an account another name; the wallet must be open. */
    public void rename(Bytes address, String name) {
        session.rename(address, name);
    }

    /** What the person may want to know about the keystore. */
    public KeystoreInfo keystore() {
        return session.info();
    }
}
