package org.cttdc.wallet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.wallet.api.WalletState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewModelsTest {
    private static final String SAVINGS_TYPO = "ctts1qqqq";

    @TempDir
    Path home;

    private World world;

    @BeforeEach
    void open() {
        world = new World(home);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SendViewModel send() {
        AccountsViewModel accounts = new AccountsViewModel(world.context);
        accounts.attach(world.lifetime);
        return new SendViewModel(world.context, accounts);
    }

    private static String words(Text text) {
        return text == null ? "" : text.get().replace('\u00a0', ' ');
    }

    @Test
    void balancesFollowTheChainAndStayWhenItIsGone() {
        world.withPast();
        AccountsViewModel model = new AccountsViewModel(world.context);
        model.attach(world.lifetime);
        assertThat(ready(model).active().ctt()).isEqualTo(1_250_500_000L);
        assertThat(ready(model).rows()).hasSize(3);
        assertThat(ready(model).proof().height()).isEqualTo(1_234);

        world.node.put(StateKeys.account(world.account(0).address()), new Account(7, 8, 13));
        world.node.advance(1);
        assertThat(ready(model).active().ctt()).isEqualTo(7);
        assertThat(ready(model).proof().height()).isEqualTo(1_235);

        world.node.failWith(new LightNodeException(LightNodeException.Code.UNREACHABLE, "gone"));
        assertThat(model.balances().get())
                .isInstanceOfSatisfying(
                        Load.Ready.class, load -> assertThat(load.stale()).isTrue());
    }

    @Test
    void aChainThatWasNeverReachedIsAnError() {
        world.open();
        world.node.failWith(new LightNodeException(LightNodeException.Code.UNREACHABLE, "gone"));
        AccountsViewModel model = new AccountsViewModel(world.context);
        model.attach(world.lifetime);
        assertThat(model.balances().get()).isInstanceOf(Load.Failed.class);
    }

    private static AccountsViewModel.Balances ready(AccountsViewModel model) {
        return ((Load.Ready<AccountsViewModel.Balances>) model.balances().get()).value();
    }

    @Test
    void sayExactlyWhatIsWrongWithAnAddress() {
        world.withPast();
        SendViewModel model = send();
        String right = world.account(1).text();
        model.recipient().set(right);
        assertThat(model.checked().get().recipientProblem()).isNull();
        assertThat(words(model.checked().get().recipientNote())).contains("Savings");

        model.recipient().set(right.substring(0, 12) + "b" + right.substring(13));
        assertThat(words(model.checked().get().recipientProblem()))
                .isEqualTo("Character 13, “b”, cannot stand in an address.");
        char last = right.charAt(right.length() - 1);
        model.recipient().set(right.substring(0, right.length() - 1) + (last == 'q' ? 'p' : 'q'));
        assertThat(words(model.checked().get().recipientProblem())).contains("checksum");
        model.recipient().set(right.substring(0, 8) + right.substring(8).toUpperCase(java.util.Locale.ROOT));
        assertThat(words(model.checked().get().recipientProblem())).contains("case");
        model.recipient().set(SAVINGS_TYPO);
        assertThat(model.checked().get().recipientProblem()).isNotNull();
        model.recipient().set("ctt1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszq");
        assertThat(model.checked().get().transfer()).isNull();
    }

    @Test
    void sayExactlyWhatIsWrongWithAnAmountAndWhatItCosts() {
        world.withPast();
        SendViewModel model = send();
        model.recipient().set(world.account(1).text());
        model.amount().set("1.0000001");
        assertThat(words(model.checked().get().amountProblem())).isEqualTo("CTT has at most 6 decimals.");
        model.amount().set("0");
        assertThat(words(model.checked().get().amountProblem())).contains("more than zero");
        model.amount().set("1,250.499");
        assertThat(model.checked().get().amountProblem()).isNull();
        assertThat(words(model.checked().get().beside()))
                .isEqualTo("1,250.5 CTT leave your account, 0.001 CTT of it the network fee");
        model.amount().set("1,250.4991");
        assertThat(words(model.checked().get().amountProblem())).contains("At most 1,250.499 CTT");
        model.asset().set(Asset.CREDIT);
        assertThat(words(model.checked().get().amountProblem())).contains("at most 2 decimals");
        model.amount().set("12.50");
        assertThat(model.checked().get().transfer()).isNotNull();
        assertThat(model.checked().get().transfer().amount()).isEqualTo(1_250);
    }

    @Test
    void sendsAndClearsTheForm() {
        world.withPast();
        SendViewModel model = send();
        model.recipient().set(world.account(1).text());
        model.amount().set("5");
        List<OutboxEntry> sent = new ArrayList<>();
        model.send(sent::add, error -> {});
        assertThat(sent)
                .singleElement()
                .satisfies(
                        entry -> assertThat(words(Text.literal(entry.label()))).isEqualTo("Send 5 CTT"));
        assertThat(model.recipient().get()).isEmpty();
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void keepsTheFormWhenThePersonDeclines() {
        world.withPast();
        world.consent = false;
        SendViewModel model = send();
        model.recipient().set(world.account(1).text());
        model.amount().set("5");
        List<UserError> errors = new ArrayList<>();
        model.send(entry -> {}, errors::add);
        assertThat(errors).extracting(UserError::code).containsExactly("wallet.CANCELLED");
        assertThat(model.amount().get()).isEqualTo("5");
    }

    @Test
    void exportsTheHistoryExactly() {
        world.withPast();
        HistoryViewModel model = new HistoryViewModel(world.context);
        model.attach(world.lifetime);
        var history = ((Load.Ready<HistoryViewModel.History>) model.history().get()).value();
        assertThat(history.entries()).hasSize(7);
        assertThat(history.entries().getFirst().height()).isEqualTo(1_230);
        String csv = new String(model.csv(history.entries()), StandardCharsets.UTF_8);
        assertThat(csv.split("\r\n")).hasSize(8).contains("1,2026-11-24T03:00:05Z,GENESIS,CTT,1300,,");
        assertThat(csv).contains(world.account(1).text());
        String json = new String(model.json(history.entries()), StandardCharsets.UTF_8);
        assertThat(json).contains("\"amount\" : \"-5.499\"").contains("\"kind\" : \"REWARD\"");
    }

    @Test
    void theOutboxSaysWhyAndOffersOneFix() {
        world.withPast();
        OutboxViewModel model = new OutboxViewModel(world.context);
        model.attach(world.lifetime);
        List<OutboxEntry> entries = model.entries().get();
        assertThat(entries).hasSize(4);
        OutboxEntry expired = entries.get(0);
        OutboxEntry refused = entries.get(1);
        OutboxEntry seen = entries.get(3);
        assertThat(words(model.why(expired))).contains("can no longer take effect");
        assertThat(words(model.why(refused))).contains("holds too little").contains("E_FUNDS");
        assertThat(words(model.stage(seen))).isEqualTo("Seen by 3 nodes");
        assertThat(model.fix(expired)).isEqualTo(OutboxViewModel.Fix.REPEAT);
        assertThat(model.fix(seen)).isEqualTo(OutboxViewModel.Fix.NONE);

        model.take(expired, error -> {});
        assertThat(model.entries().get()).hasSize(5);
        assertThat(model.entries().get().getFirst().label()).isEqualTo("Tip for a report");

        world.node.failWith(new LightNodeException(LightNodeException.Code.UNREACHABLE, "gone"));
        assertThat(words(model.why(seen))).contains("No node answers");
    }

    @Test
    void whatIsUnderWayIsOutrunOrCancelledWithTheSameNumber() throws Exception {
        world.withPast();
        OutboxViewModel model = new OutboxViewModel(world.context);
        model.attach(world.lifetime);
        OutboxEntry seen = model.entries().get().get(3);
        assertThat(model.canReplace(seen)).isTrue();
        model.hurry(seen, error -> {});
        OutboxEntry faster = model.entries().get().getFirst();
        assertThat(faster.sequence()).isEqualTo(seen.sequence());
        assertThat(body(faster).fee()).isEqualTo(2 * body(seen).fee());
        assertThat(body(faster).messages()).isEqualTo(body(seen).messages());
        assertThat(model.canReplace(seen)).isFalse();
        assertThat(words(model.why(seen))).contains("signed after it");

        model.cancel(faster, error -> {});
        OutboxEntry cancel = model.entries().get().getFirst();
        assertThat(cancel.label()).isEqualTo("Cancel: Rent for November");
        assertThat(cancel.sequence()).isEqualTo(seen.sequence());
        assertThat(body(cancel).messages())
                .containsExactly(new Msg.Transfer(world.account(0).address(), Asset.CTT, 1));
        assertThat(SignedTxFile.read(OutboxViewModel.file(cancel), "x").tx()).isEqualTo(cancel.tx());
    }

    @Test
    void aMissingNumberIsShownAndFilled() throws Exception {
        world.withPast();
        world.node.outbox().missing(5);
        OutboxViewModel model = new OutboxViewModel(world.context);
        model.attach(world.lifetime);
        OutboxEntry seen = model.entries().get().get(3);
        assertThat(model.fix(seen)).isEqualTo(OutboxViewModel.Fix.FILL);
        assertThat(words(model.why(seen))).contains("number 12").contains("number 5");
        model.take(seen, error -> {});
        assertThat(model.entries().get().getFirst().sequence()).isEqualTo(5);
    }

    @Test
    void aDraftThatACrashLeftIsSignedOrDiscarded() throws Exception {
        world.withPast();
        OutboxEntry seen = world.node.outbox().entries().get(3);
        SignedTx envelope = RecordCodec.decode(SignedTx.class, seen.tx().toArray());
        OutboxEntry draft = world.node.outbox().draft(seen.account(), envelope.body(), "Half done");
        OutboxViewModel model = new OutboxViewModel(world.context);
        model.attach(world.lifetime);
        assertThat(words(model.stage(draft))).isEqualTo("Not signed yet");
        assertThat(words(model.why(draft))).contains("Nothing was signed");
        model.take(draft, error -> {});
        assertThat(model.entries().get().getFirst().label()).isEqualTo("Half done");
        assertThat(model.entries().get()).noneMatch(entry -> entry.stage() == OutboxEntry.Stage.DRAFT);

        OutboxEntry other = world.node.outbox().draft(seen.account(), envelope.body(), "Never mind");
        model.discard(other, error -> {});
        assertThat(model.entries().get()).noneMatch(entry -> entry.id() == other.id());
    }

    private static TxBody body(OutboxEntry entry) throws CodecException {
        SignedTx envelope = RecordCodec.decode(SignedTx.class, entry.tx().toArray());
        return RecordCodec.decode(TxBody.class, envelope.body().toArray());
    }

    @Test
    void aNewPersonHasAWalletAfterTheCheck() {
        OnboardingViewModel model = new OnboardingViewModel(world.context);
        model.create();
        assertThat(model.words()).hasSize(12);
        List<String> words = model.words();
        model.written();
        for (int i = 0; i < 3; i++) {
            model.answers().get(i).set(words.get(model.checkPositions().get(i) - 1));
        }
        model.answers().get(1).set("zebra");
        model.passphrase().set("too short");
        model.repeated().set("too short");
        assertThat(model.canFinish().get()).isFalse();
        model.passphrase().set(World.PASSPHRASE);
        model.repeated().set(World.PASSPHRASE);
        assertThat(model.canFinish().get()).isTrue();
        model.finish();
        assertThat(model.problem().get()).isNotNull();
        assertThat(model.problem().get().code()).isEqualTo("wallet.CHECK_FAILED");
        model.answers().get(1).set(words.get(model.checkPositions().get(1) - 1));
        model.finish();
        assertThat(model.problem().get()).isNull();
        assertThat(world.wallet.state().stage()).isEqualTo(WalletState.Stage.OPEN);
        assertThat(model.passphrase().get()).isEmpty();
    }

    @Test
    void restoringJudgesWordsOnlyWhenTheyAreFinished() {
        OnboardingViewModel model = new OnboardingViewModel(world.context);
        model.restore();
        model.phrase().set("abandon aband");
        assertThat(model.phraseProblem().get()).isNull();
        model.phrase().set("abandon abandn ");
        assertThat(words(model.phraseProblem().get()))
                .startsWith("Word 2, “abandn”")
                .contains("abandon");
        model.phrase().set(World.PHRASE.replace("about", "abandon"));
        assertThat(words(model.phraseProblem().get())).contains("checksum");
        model.phrase().set(World.PHRASE);
        assertThat(model.phraseProblem().get()).isNull();
    }

    @Test
    void keysAreLockedUnlockedAndChanged() {
        world.open();
        KeysViewModel model = new KeysViewModel(world.context);
        model.attach(world.lifetime);
        model.lock();
        assertThat(model.state().get().stage()).isEqualTo(WalletState.Stage.LOCKED);
        model.unlock("wrong".toCharArray());
        assertThat(model.problem().get()).isNotNull();
        assertThat(model.problem().get().code()).isEqualTo("wallet.WRONG_PASSPHRASE");
        model.unlock(World.PASSPHRASE.toCharArray());
        assertThat(model.problem().get()).isNull();
        model.addAccount("Second", () -> {});
        assertThat(model.state().get().accounts()).hasSize(2);
        List<String> shown = new ArrayList<>();
        model.phrase(World.PASSPHRASE.toCharArray(), shown::addAll);
        assertThat(shown).hasSize(12);
    }
}
