package org.cttdc.wallet.ui;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.wallet.core.PhraseDraft;
import org.cttdc.wallet.core.Phrases;
import org.jspecify.annotations.Nullable;

/** From nothing to a wallet: create with a restore check, or restore with an exact word of what is wrong. */
final class OnboardingViewModel {
    private final Context context;
    private final Commands commands;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.WELCOME);
    private final ObjectProperty<@Nullable UserError> problem = new SimpleObjectProperty<>(this, "problem");
    private final List<StringProperty> answers = Stream.generate(() -> new SimpleStringProperty(""))
            .limit(3)
            .<StringProperty>map(property -> property)
            .toList();
    private final StringProperty phrase = new SimpleStringProperty(this, "phrase", "");
    private final StringProperty name;
    private final StringProperty passphrase = new SimpleStringProperty(this, "passphrase", "");
    private final StringProperty repeated = new SimpleStringProperty(this, "repeated", "");
    private final ObjectBinding<@Nullable Text> phraseProblem;
    private final BooleanBinding canFinish;
    private @Nullable PhraseDraft draft;

    /** Where the person is. */
    enum Step {
        WELCOME,
        /** The words are shown, once. */
        WORDS,
        /** Some of them are asked back; passphrase. */
        CHECK,
        RESTORE
    }

    OnboardingViewModel(Context context) {
        this.context = context;
        this.commands = new Commands(context);
        this.name = new SimpleStringProperty(this, "name", context.texts().get("onboarding.name.default"));
        this.phraseProblem = Bindings.createObjectBinding(this::checkPhrase, phrase);
        this.canFinish = Bindings.createBooleanBinding(
                this::complete,
                Stream.concat(Stream.of(step, phrase, name, passphrase, repeated), answers.stream())
                        .toArray(javafx.beans.Observable[]::new));
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    StringProperty phrase() {
        return phrase;
    }

    StringProperty name() {
        return name;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    StringProperty repeated() {
        return repeated;
    }

    List<StringProperty> answers() {
        return answers;
    }

    /** Why the wallet could not be made. */
    ObjectProperty<@Nullable UserError> problem() {
        return problem;
    }

    /** What is wrong with the phrase as typed so far. */
    ObjectBinding<@Nullable Text> phraseProblem() {
        return phraseProblem;
    }

    BooleanBinding canFinish() {
        return canFinish;
    }

    BooleanProperty busy() {
        return commands.busy();
    }

    /** The words to write down. */
    List<String> words() {
        return Objects.requireNonNull(draft, "no phrase was drawn").words();
    }

    /** Which words are asked back, from 1. */
    List<Integer> checkPositions() {
        return Objects.requireNonNull(draft, "no phrase was drawn").checkPositions();
    }

    /** Draws a phrase in the person's language and shows it. */
    void create() {
        forget();
        boolean chinese = context.kit().languages().get().getLanguage().equals(Locale.CHINESE.getLanguage());
        draft = context.wallet().draftPhrase(chinese ? WordList.CHINESE_SIMPLIFIED : WordList.ENGLISH);
        step.set(Step.WORDS);
    }

    void written() {
        step.set(Step.CHECK);
    }

    /** Back to the words, where they were not yet written down. */
    void wordsAgain() {
        step.set(Step.WORDS);
    }

    void restore() {
        forget();
        step.set(Step.RESTORE);
    }

    void back() {
        forget();
        step.set(Step.WELCOME);
    }

    /** Makes the keystore. */
    void finish() {
        if (!canFinish.get()) {
            return;
        }
        problem.set(null);
        char[] secret = passphrase.get().toCharArray();
        String account = name.get();
        PhraseDraft created = draft;
        List<String> given = answers.stream().map(StringProperty::get).toList();
        char[] typed = phrase.get().toCharArray();
        Runnable make = created == null
                ? () -> context.wallet().restore(typed, account, secret)
                : () -> context.wallet().create(created, given, account, secret);
        commands.run(
                () -> {
                    make.run();
                    return account;
                },
                done -> forget(),
                problem::set);
    }

    private void forget() {
        if (draft != null) {
            draft.close();
            draft = null;
        }
        answers.forEach(answer -> answer.set(""));
        phrase.set("");
        passphrase.set("");
        repeated.set("");
        problem.set(null);
    }

    private boolean complete() {
        boolean common =
                !name.get().isBlank() && PassphraseRule.good(context.texts(), passphrase.get(), repeated.get());
        return common
                && switch (step.get()) {
                    case WELCOME, WORDS -> false;
                    case CHECK ->
                        answers.stream().noneMatch(answer -> answer.get().isBlank());
                    case RESTORE -> !phrase.get().isBlank() && phraseError() == null;
                };
    }

    private @Nullable Text checkPhrase() {
        String typed = phrase.get();
        MnemonicException error = typed.isBlank() ? null : phraseError();
        if (error == null) {
            return null;
        }
        // The word under the hands is not called wrong before it is finished.
        boolean last = error.reason() == MnemonicException.Reason.WORD
                && error.position() == typed.strip().split("\\s+").length
                && !Character.isWhitespace(typed.charAt(typed.length() - 1));
        return last ? null : context.errors().phrase(error);
    }

    private @Nullable MnemonicException phraseError() {
        try {
            Phrases.read(phrase.get().toCharArray()).close();
            return null;
        } catch (MnemonicException e) {
            return e;
        }
    }
}
