package org.cttdc.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.Bundles;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.ui.WalletErrors;
import org.cttdc.wallet.ui.WalletWorkbench;
import org.junit.jupiter.api.Test;

class ShellErrorsTest {
    private final Languages languages = new Languages(Locale.ENGLISH);
    private final Texts texts = ShellTexts.load(languages);
    private final ShellErrors errors = new ShellErrors(texts, new WalletErrors(WalletWorkbench.texts(languages)));

    @Test
    void everyCodeHasItsOwnWordsInEveryLanguage() {
        for (Locale locale : Languages.SUPPORTED) {
            languages.use(locale);
            var said = new HashSet<String>();
            for (RuntimeException failure : everyFailure()) {
                UserError error = errors.apply(new CompletionException(failure));
                assertThat(error.code()).isNotEqualTo("unexpected");
                assertThat(List.of(
                                error.what().get(),
                                error.why().get(),
                                error.whatToDo().get()))
                        .as("%s in %s", error.code(), locale)
                        .noneMatch(String::isBlank)
                        .noneMatch(words -> words.contains("server words"));
                assertThat(error.details()).contains("server words");
                assertThat(said.add(error.what().get() + error.why().get()))
                        .as("words of its own for %s in %s", error.code(), locale)
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsNotKnownIsCalledUnexpected() {
        UserError error = errors.apply(new IllegalStateException("deep inside"));
        assertThat(error.code()).isEqualTo("unexpected");
        assertThat(error.copyText()).contains("deep inside");
        assertThat(error.what().get()).doesNotContain("deep inside");
    }

    @Test
    void theShellsWordsAreComplete() {
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java/org/cttdc/app/compose"));
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java/org/cttdc/app/cli"));
        assertThat(CyclePhases.Phase.values())
                .allMatch(phase -> !texts.get("phase." + phase).isBlank());
    }

    private static List<RuntimeException> everyFailure() {
        var all = new ArrayList<RuntimeException>();
        Arrays.stream(LightNodeException.Code.values())
                .forEach(code -> all.add(new LightNodeException(code, "server words")));
        Arrays.stream(CommerceException.Code.values())
                .forEach(code -> all.add(new CommerceException(code, "server words")));
        Arrays.stream(WalletException.Code.values())
                .forEach(code -> all.add(new WalletException(code, "server words")));
        return all;
    }
}
