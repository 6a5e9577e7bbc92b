package org.cttdc.wallet.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.control.SigningSheetView;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.wallet.core.SigningPresenter;

/** Asks the person with the signing sheet, laid over the frame. */
public final class SheetPresenter implements SigningPresenter {
    private final UiKit kit;
    private final WalletErrors errors;
    private final Supplier<Navigator> frame;

    /**
     * @param texts from {@link WalletWorkbench#texts}
     * @param frame asked on the FX thread when a sheet is to be shown, so that the wallet can be made before the frame
     */
    public SheetPresenter(UiKit kit, Texts texts, Supplier<Navigator> frame) {
        this.kit = kit;
        this.errors = new WalletErrors(texts);
        this.frame = frame;
    }

    @Override
    public CompletableFuture<Boolean> ask(SigningPrompt prompt, Unlock unlock) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        kit.bridge().onPulse(() -> {
            try {
                new Sheet(prompt, unlock, answer).open();
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** One sheet on screen. */
    private final class Sheet {
        private final SigningPrompt prompt;
        private final Unlock unlock;
        private final CompletableFuture<Boolean> answer;
        private final SigningSheetView view;
        private Navigator.OpenSheet handle = () -> {};

        Sheet(SigningPrompt prompt, Unlock unlock, CompletableFuture<Boolean> answer) {
            this.prompt = prompt;
            this.unlock = unlock;
            this.answer = answer;
            this.view = new SigningSheetView(kit, prompt, this::sign, () -> close(false));
        }

        void open() {
            handle = frame.get().present(prompt.title(), view, () -> answer.complete(false));
        }

        private void sign(char[] passphrase) {
            if (!prompt.passphraseNeeded()) {
                close(true);
                return;
            }
            // The sheet wipes its array when this returns; the copy is wiped by the wallet.
            char[] copy = passphrase.clone();
            view.setDisable(true);
            kit.bridge()
                    .run(
                            errors.telling(() -> {
                                unlock.with(copy);
                                return true;
                            }),
                            this::close,
                            error -> {
                                view.setDisable(false);
                                view.show(error);
                            });
        }

        private void close(boolean consent) {
            handle.close();
            answer.complete(consent);
        }
    }
}
