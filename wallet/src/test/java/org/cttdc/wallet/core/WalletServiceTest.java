package org.cttdc.wallet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.StubLightNode;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.keystore.KdfCost;
import org.cttdc.wallet.keystore.KdfPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletServiceTest {
    private static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    private static final Bytes RECIPIENT = Bytes.fromHex("0102030405060708090a0b0c0d0e0f1011121314");

    @TempDir
    Path home;

    private final StubLightNode node = new StubLightNode();
    private final List<SigningPrompt> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T03:00:00Z");

    /** Answers every prompt; opens the wallet with the passphrase where one is needed. */
    private SigningPresenter person(boolean answer, String passphrase) {
        return (prompt, unlock) -> {
            asked.add(prompt);
            if (answer && prompt.passphraseNeeded()) {
                unlock.with(passphrase.toCharArray());
            }
            return CompletableFuture.completedFuture(answer);
        };
    }

    private WalletService wallet(SigningPresenter presenter, String prefix) {
        return new WalletService(
                home.resolve("keystore.json"),
                node,
                new ChainProfile(StubLightNode.CHAIN, prefix),
                presenter,
                KdfPolicy.fixed(KdfCost.FAST),
                new Languages(Locale.ENGLISH),
                Runnable::run,
                () -> now,
                new SecureRandom());
    }

    private WalletService wallet(SigningPresenter presenter) {
        return wallet(presenter, "ctts");
    }

    private WalletService opened(SigningPresenter presenter) {
        WalletService wallet = wallet(presenter);
        wallet.restore(PHRASE.toCharArray(), "Main", "secret".toCharArray());
        return wallet;
    }

    private static WalletAccount active(WalletService wallet) {
        WalletAccount active = wallet.state().active();
        assertThat(active).isNotNull();
        return active;
    }

    private static SigningRequest transfer(WalletService wallet, long amount) {
        return new SigningRequest(
                active(wallet).address(), List.of(new Msg.Transfer(RECIPIENT, Asset.CTT, amount)), "Rent");
    }

    private static void refused(WalletException.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WalletException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void failed(WalletException.Code code, Future<?> future) {
        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(
                        WalletException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aNewWalletIsKeptOnlyAfterTheRestoreCheck() {
        WalletService wallet = wallet(person(true, "secret"));
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.NONE);
        PhraseDraft draft = wallet.draftPhrase(WordList.ENGLISH);
        List<String> right = draft.checkPositions().stream()
                .map(position -> " " + draft.words().get(position - 1).toUpperCase(Locale.ROOT))
                .toList();
        List<String> wrong = List.of(right.get(0), "zebra", right.get(2));

        refused(WalletException.Code.CHECK_FAILED, () -> wallet.create(draft, wrong, "Main", "secret".toCharArray()));
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.NONE);

        wallet.create(draft, right, "Main", "secret".toCharArray());
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.OPEN);
        assertThat(active(wallet).text()).startsWith("ctts1");
        refused(WalletException.Code.REFUSED, () -> wallet.create(draft, right, "Main", "secret".toCharArray()));
    }

    @Test
    void aPhraseBringsBackTheSameAccounts() {
        WalletService wallet = opened(person(true, "secret"));
        WalletAccount second = wallet.addAccount("Savings");
        List<WalletAccount> before = wallet.state().accounts();
        assertThat(before).extracting(WalletAccount::name).containsExactly("Main", "Savings");

        WalletService again = wallet(person(true, "secret"));
        assertThat(again.state().stage()).isEqualTo(WalletState.Stage.LOCKED);
        assertThat(again.state().accounts()).isEqualTo(before);
        again.unlock("secret".toCharArray());
        assertThat(again.phrase("secret".toCharArray())).isEqualTo(List.of(PHRASE.split(" ")));
        again.rename(second.address(), "Rainy day");
        again.activate(second.address());
        assertThat(active(again).name()).isEqualTo("Rainy day");
    }

    @Test
    void restoringSaysWhichWordIsWrong() {
        WalletService wallet = wallet(person(true, "secret"));
        String mistyped = PHRASE.replaceFirst("abandon abandon", "abandon abandn");
        assertThatThrownBy(() -> wallet.restore(mistyped.toCharArray(), "Main", "secret".toCharArray()))
                .hasMessageContaining("word 2")
                .hasMessageContaining("abandon")
                .cause()
                .isInstanceOfSatisfying(
                        MnemonicException.class, e -> assertThat(e.position()).isEqualTo(2));
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.NONE);
    }

    @Test
    void aChinesePhraseMayBeTypedWithoutSpaces() {
        wallet(person(true, "secret")).restore("的的的的的的的的的的的在".toCharArray(), "主账户", "secret".toCharArray());
        assertThat(wallet(person(true, "secret")).state().accounts())
                .extracting(WalletAccount::name)
                .containsExactly("主账户");
    }

    @Test
    void passphrasesAreWiped() {
        char[] passphrase = "secret".toCharArray();
        char[] phrase = PHRASE.toCharArray();
        wallet(person(true, "secret")).restore(phrase, "Main", passphrase);
        assertThat(passphrase).containsOnly('\0');
        assertThat(phrase).containsOnly('\0');
    }

    @Test
    void changingThePassphraseTakesTheOldOneOutOfUse() {
        WalletService wallet = opened(person(true, "secret"));
        refused(
                WalletException.Code.WRONG_PASSPHRASE,
                () -> wallet.changePassphrase("wrong".toCharArray(), "next".toCharArray()));
        now = now.plusSeconds(60);
        wallet.changePassphrase("secret".toCharArray(), "next".toCharArray());
        wallet.lock();
        refused(WalletException.Code.WRONG_PASSPHRASE, () -> wallet.unlock("secret".toCharArray()));
        wallet.unlock("next".toCharArray());
        assertThat(wallet.keystore().backups().toFile().list()).hasSize(1);
    }

    @Test
    void signsExactlyTheBytesThatWereShown() throws Exception {
        WalletService wallet = opened(person(true, "secret"));

        OutboxEntry entry = wallet.propose(transfer(wallet, 5_000_000)).get();

        SignedTx envelope = RecordCodec.decode(SignedTx.class, entry.tx().toArray());
        SigningPrompt prompt = asked.getLast();
        assertThat(envelope.body()).isEqualTo(prompt.bytes());
        Bytes signed = Bytes.concat(Bytes.of("ctt-tx/1".getBytes(StandardCharsets.US_ASCII)), prompt.bytes());
        assertThat(Ed25519.verify(active(wallet).publicKey(), signed, envelope.signature()))
                .isTrue();
        TxBody body = RecordCodec.decode(TxBody.class, envelope.body().toArray());
        assertThat(body)
                .isEqualTo(new TxBody(
                        StubLightNode.CHAIN,
                        0,
                        1_234 + 60,
                        1_000,
                        "",
                        List.of(new Msg.Transfer(RECIPIENT, Asset.CTT, 5_000_000))));
        assertThat(entry.label()).isEqualTo("Rent");
        assertThat(prompt.sentences().getFirst().get()).contains("5\u00a0CTT").contains("ctts1");
    }

    @Test
    void theNextTransactionTakesTheNextSequence() throws Exception {
        WalletService wallet = opened(SigningPresenter.autoConsent());
        assertThat(wallet.propose(transfer(wallet, 1)).get().sequence()).isEqualTo(0);
        assertThat(wallet.propose(transfer(wallet, 2)).get().sequence()).isEqualTo(1);
    }

    @Test
    void aNoLeavesNothingBehind() {
        WalletService wallet = opened(person(false, "secret"));
        failed(WalletException.Code.CANCELLED, wallet.propose(transfer(wallet, 1)));
        assertThat(node.outbox().entries()).isEmpty();
    }

    @Test
    void aLockedWalletIsOpenedFromTheSheet() throws Exception {
        WalletService wallet = opened(person(true, "secret"));
        wallet.lock();
        wallet.propose(transfer(wallet, 1)).get();
        assertThat(asked.getLast().passphraseNeeded()).isTrue();
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.OPEN);
    }

    @Test
    void consentWithoutOpeningSignsNothing() {
        WalletService wallet = opened(SigningPresenter.autoConsent());
        wallet.lock();
        failed(WalletException.Code.LOCKED, wallet.propose(transfer(wallet, 1)));
    }

    @Test
    void failuresOfTheLightNodeArriveAsTheyAre() {
        WalletService wallet = opened(person(true, "secret"));
        node.failWith(new LightNodeException(LightNodeException.Code.UNREACHABLE, "no node answers"));
        assertThatThrownBy(() -> wallet.propose(transfer(wallet, 1)).get())
                .hasCauseInstanceOf(LightNodeException.class);
    }

    @Test
    void anAccountOfSomebodyElseIsUnknown() {
        WalletService wallet = opened(person(true, "secret"));
        SigningRequest request = new SigningRequest(RECIPIENT, List.of(new Msg.RedeemCredit(1)), "x");
        failed(WalletException.Code.UNKNOWN_ACCOUNT, wallet.propose(request));
        assertThat(asked).isEmpty();
    }

    @Test
    void logsInAfterOneConsentUntilLocked() throws Exception {
        WalletService wallet = opened(person(true, "secret"));
        Bytes account = active(wallet).address();
        Bytes signature = wallet.signLogin(account, "shop", login("shop", 1)).get();
        assertThat(Ed25519.verify(active(wallet).publicKey(), login("shop", 1), signature))
                .isTrue();
        wallet.signLogin(account, "shop", login("shop", 2)).get();
        assertThat(asked).hasSize(1);
        wallet.signLogin(account, "other", login("other", 3)).get();
        assertThat(asked).hasSize(2);
        wallet.lock();
        wallet.signLogin(account, "shop", login("shop", 4)).get();
        assertThat(asked).hasSize(3);
    }

    @Test
    void signsNoTransactionAsALogin() {
        WalletService wallet = opened(person(true, "secret"));
        Bytes account = active(wallet).address();
        Bytes body = Bytes.of("ctt-tx/1 and a body".getBytes(StandardCharsets.US_ASCII));
        failed(WalletException.Code.REFUSED, wallet.signLogin(account, "shop", body));
        failed(WalletException.Code.REFUSED, wallet.signLogin(account, "shop", login("bank", 1)));
        failed(
                WalletException.Code.REFUSED,
                wallet.signLogin(account, "shop", Bytes.concat(login("shop", 1), Bytes.of((byte) 0))));
        assertThat(asked).isEmpty();
    }

    private static Bytes login(String service, int nonce) {
        byte[] filled = new byte[32];
        filled[31] = (byte) nonce;
        return Bytes.concat(
                Bytes.of("ctt-login/1".getBytes(StandardCharsets.US_ASCII)),
                Bytes.of((byte) service.length()),
                Bytes.of(service.getBytes(StandardCharsets.UTF_8)),
                Bytes.of(filled));
    }

    @Test
    void aSecretComesBackWithThePhraseAndDependsOnEverything() throws Exception {
        WalletService wallet = opened(person(true, "secret"));
        Bytes account = active(wallet).address();
        Bytes other = wallet.addAccount("Second").address();
        Bytes context = Bytes.of((byte) 1, (byte) 2);
        Bytes secret = wallet.deriveSecret(account, "salt", context).get();
        assertThat(secret.size()).isEqualTo(32);
        assertThat(List.of(
                        secret,
                        wallet.deriveSecret(other, "salt", context).get(),
                        wallet.deriveSecret(account, "sal", Bytes.concat(Bytes.of((byte) 't'), context))
                                .get(),
                        wallet.deriveSecret(account, "salt", Bytes.of((byte) 1)).get()))
                .doesNotHaveDuplicates();
        assertThat(asked).isEmpty();
        wallet.lock();
        assertThat(wallet.deriveSecret(account, "salt", context).get()).isEqualTo(secret);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aSandboxKeystoreIsNoNetworkKeystore() {
        opened(person(true, "secret"));
        assertThatThrownBy(() -> wallet(person(true, "secret"), "ctt"))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("its own data directory");
    }

    @Test
    void listenersSeeEveryStateInOrder() {
        WalletService wallet = wallet(person(true, "secret"));
        List<WalletState.Stage> seen = new ArrayList<>();
        wallet.watch(state -> seen.add(state.stage()));
        wallet.restore(PHRASE.toCharArray(), "Main", "secret".toCharArray());
        wallet.lock();
        wallet.lock();
        wallet.unlock("secret".toCharArray());
        assertThat(seen)
                .containsExactly(
                        WalletState.Stage.NONE,
                        WalletState.Stage.OPEN,
                        WalletState.Stage.LOCKED,
                        WalletState.Stage.OPEN);
    }

    @Test
    void locksItselfWhenNobodyIsThere() {
        WalletService wallet = opened(person(true, "secret"));
        AutoLock lock = new AutoLock(wallet::lock, () -> now, Duration.ofMinutes(10));
        now = now.plus(Duration.ofMinutes(9));
        lock.activity();
        now = now.plus(Duration.ofMinutes(9));
        lock.check();
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.OPEN);
        now = now.plus(Duration.ofMinutes(1));
        lock.check();
        assertThat(wallet.state().stage()).isEqualTo(WalletState.Stage.LOCKED);
    }
}
