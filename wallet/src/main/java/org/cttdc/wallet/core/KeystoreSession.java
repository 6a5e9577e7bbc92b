package org.cttdc.wallet.core;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletException.Code;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.keystore.KdfPolicy;
import org.cttdc.wallet.keystore.KeystoreAccount;
import org.cttdc.wallet.keystore.KeystoreFile;
import org.cttdc.wallet.keystore.KeystoreHeader;
import org.cttdc.wallet.keystore.KeystoreStore;
import org.cttdc.wallet.keystore.KeystoreVault;
import org.cttdc.wallet.keystore.Secrets;
import org.jspecify.annotations.Nullable;

/** The keystore while the program runs: none, locked, or open with its keys in memory. Every change is on disk before it shows. */
final class KeystoreSession {
    private static final int MAX_NAME = 60;

    private final KeystoreStore store;
    private final String network;
    private final KdfPolicy kdf;
    private final SecureRandom random;
    private final StateFeed feed;

    private @Nullable KeystoreFile file;
    private @Nullable KeystoreVault vault;
    private @Nullable KeyRing keys;
    private @Nullable Bytes active;
    private Optional<KeystoreStore.Recovery> recovery = Optional.empty();
    private Optional<String> backupProblem = Optional.empty();

    /** Reads the keystore; throws {@link WalletException} KEYSTORE where it cannot be read or belongs to another network. */
    KeystoreSession(KeystoreStore store, String network, KdfPolicy kdf, SecureRandom random) {
        this.store = store;
        this.network = network;
        this.kdf = kdf;
        this.random = random;
        Optional<KeystoreStore.Loaded> loaded = store.load();
        if (loaded.isPresent()) {
            file = loaded.get().file();
            recovery = Optional.ofNullable(loaded.get().recovery());
            requireNetwork(file.header());
        }
        this.feed = new StateFeed(snapshot());
    }

    StateFeed feed() {
        return feed;
    }

    synchronized KeystoreInfo info() {
        return new KeystoreInfo(
                store.path(),
                store.backupDirectory(),
                Optional.ofNullable(file).map(present -> present.header().cost()),
                recovery,
                backupProblem);
    }

    synchronized void create(Mnemonic phrase, String accountName, char[] passphrase) {
        if (file != null) {
            throw new WalletException(Code.REFUSED, "There is a keystore already: " + store.path());
        }
        String cleaned = name(accountName);
        KeyRing ring = KeyRing.of(phrase);
        KeystoreVault fresh = seal(phrase, List.of(new KeystoreAccount(0, cleaned, ring.publicKey(0))), passphrase);
        try {
            save(fresh.file());
        } catch (WalletException e) {
            fresh.close();
            ring.close();
            throw e;
        }
        open(fresh, ring);
    }

    synchronized void unlock(char[] passphrase) {
        KeystoreFile present = require();
        if (vault != null) {
            return;
        }
        KeystoreVault opened = KeystoreVault.open(present, passphrase, random);
        try (Mnemonic phrase = phrase(opened)) {
            open(opened, KeyRing.of(phrase));
        }
    }

    synchronized void lock() {
        if (vault != null) {
            vault.close();
            vault = null;
        }
        if (keys != null) {
            keys.close();
            keys = null;
        }
        publish();
    }

    synchronized void changePassphrase(char[] old, char[] next) {
        KeystoreFile present = require();
        try (KeystoreVault opened = KeystoreVault.open(present, old, random);
                Mnemonic phrase = phrase(opened)) {
            KeystoreVault fresh = seal(phrase, present.header().accounts(), next);
            save(fresh.file());
            if (backupProblem.isEmpty()) {
                backupProblem = store.dropOlderBackups();
            }
            open(fresh, KeyRing.of(phrase));
        }
    }

    synchronized WalletAccount addAccount(String accountName) {
        KeystoreVault open = requireOpen();
        List<KeystoreAccount> accounts = new ArrayList<>(open.file().header().accounts());
        int index = accounts.stream().mapToInt(KeystoreAccount::index).max().orElse(-1) + 1;
        accounts.add(new KeystoreAccount(index, name(accountName), requireKeys().publicKey(index)));
        rewrite(open, accounts);
        return snapshot().accounts().getLast();
    }

    synchronized void rename(Bytes address, String accountName) {
        KeystoreVault open = requireOpen();
        int index = account(address).index();
        String cleaned = name(accountName);
        rewrite(
                open,
                open.file().header().accounts().stream()
                        .map(account -> account.index() == index
                                ? new KeystoreAccount(index, cleaned, account.publicKey())
                                : account)
                        .toList());
    }

    synchronized void activate(Bytes address) {
        active = account(address).address();
        publish();
    }

    /** The words again, for a person who writes them down anew; needs the passphrase even while open. */
    synchronized List<String> words(char[] passphrase) {
        try (KeystoreVault opened = KeystoreVault.open(require(), passphrase, random);
                Mnemonic phrase = phrase(opened)) {
            return phrase.words();
        }
    }

    /** Does something with the keys of an account; throws LOCKED, UNKNOWN_ACCOUNT. */
    synchronized <T> T withKeys(Bytes address, BiFunction<KeyRing, Integer, T> use) {
        WalletAccount account = account(address);
        requireOpen();
        return use.apply(requireKeys(), account.index());
    }

    synchronized WalletAccount account(Bytes address) {
        return snapshot().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst()
                .orElseThrow(() -> file == null
                        ? new WalletException(Code.NO_WALLET, "There is no keystore yet")
                        : new WalletException(
                                Code.UNKNOWN_ACCOUNT, "No account of this wallet has address " + address));
    }

    private KeystoreVault seal(Mnemonic phrase, List<KeystoreAccount> accounts, char[] passphrase) {
        byte[] entropy = phrase.entropy();
        try {
            return KeystoreVault.create(
                    network, phrase.list().name(), entropy, accounts, passphrase, kdf.choose(), random);
        } finally {
            Secrets.wipe(entropy);
        }
    }

    private static Mnemonic phrase(KeystoreVault opened) {
        byte[] entropy = opened.entropy();
        try {
            return Mnemonic.ofEntropy(Phrases.list(opened.file().header().wordList()), entropy);
        } finally {
            Secrets.wipe(entropy);
        }
    }

    private void rewrite(KeystoreVault open, List<KeystoreAccount> accounts) {
        KeystoreFile before = open.file();
        try {
            save(open.withAccounts(accounts));
        } catch (WalletException e) {
            open.withAccounts(before.header().accounts());
            throw e;
        }
        publish();
    }

    private void save(KeystoreFile next) {
        backupProblem = store.save(next);
        recovery = Optional.empty();
        file = next;
    }

    private void open(KeystoreVault opened, KeyRing ring) {
        if (vault != null) {
            vault.close();
        }
        if (keys != null) {
            keys.close();
        }
        vault = opened;
        keys = ring;
        publish();
    }

    private void publish() {
        feed.publish(snapshot());
    }

    private WalletState snapshot() {
        if (file == null) {
            return new WalletState(WalletState.Stage.NONE, List.of(), null);
        }
        List<WalletAccount> accounts =
                file.header().accounts().stream().map(this::describe).toList();
        WalletAccount chosen = accounts.stream()
                .filter(account -> account.address().equals(active))
                .findFirst()
                .orElse(accounts.getFirst());
        return new WalletState(vault == null ? WalletState.Stage.LOCKED : WalletState.Stage.OPEN, accounts, chosen);
    }

    private WalletAccount describe(KeystoreAccount account) {
        Address address = Address.ofKey(account.publicKey());
        return new WalletAccount(
                account.index(), account.name(), address.value(), address.text(network), account.publicKey());
    }

    private void requireNetwork(KeystoreHeader header) {
        if (!header.network().equals(network)) {
            throw new WalletException(
                    Code.KEYSTORE,
                    "The keystore " + store.path() + " holds accounts of \"" + header.network() + "\", not of \""
                            + network + "\". Give each chain its own data directory.");
        }
    }

    private KeystoreFile require() {
        if (file == null) {
            throw new WalletException(Code.NO_WALLET, "There is no keystore yet");
        }
        return file;
    }

    private KeystoreVault requireOpen() {
        require();
        if (vault == null) {
            throw new WalletException(Code.LOCKED, "The wallet is locked");
        }
        return vault;
    }

    private KeyRing requireKeys() {
        if (keys == null) {
            throw new WalletException(Code.LOCKED, "The wallet is locked");
        }
        return keys;
    }

    private static String name(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > MAX_NAME) {
            throw new WalletException(Code.REFUSED, "An account's name has 1 to " + MAX_NAME + " characters");
        }
        return stripped;
    }
}
