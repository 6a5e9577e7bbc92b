package org.cttdc.tour;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.wallet.api.WalletAccount;

/** The wallet at the end, and every workbench once more in Chinese and dark. */
final class Ending {
    private final Guide guide;
    private final Hand hand;
    private final Album album;

    Ending(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
    }

    void wallet() {
        Persona expert = guide.persona(Persona.Part.EXPERT, 1);
        guide.actAs(expert);
        guide.go("wallet", "accounts");
        Account held = guide.state()
                .read(StateKeys.account(guide.address(expert)))
                .value()
                .orElse(Account.EMPTY);
        hand.readsIn(
                "#account-credit",
                guide.suite().kit().money().credit(held.credit()).number());
        hand.readsIn("#account-credit-proof", "Verified at");
        album.take("balance", "The expert's verified balance");
        guide.go("wallet", "history");
        hand.reads("Verified at", "+¥300,000.00");
        album.take("history", "A complete history, proved");
        hand.byKeyboard(() -> send());
    }

    private void send() {
        String recipient = guide.suite().wallet().state().accounts().stream()
                .filter(account -> account.name().equals(Guide.name(guide.persona(Persona.Part.MERCHANT, 2))))
                .map(WalletAccount::text)
                .findFirst()
                .orElseThrow(() -> new TourFailure("the wallet has no second merchant"));
        hand.strike(() -> hand.shows(".palette"), KeyCode.CONTROL, KeyCode.K);
        hand.type(".palette .text-field", "go to send");
        hand.readsIn(".palette", "Go to Send");
        album.take("palette", "Every page and every action is found by a few letters");
        hand.strike(() -> !hand.shows(".palette"), KeyCode.ENTER);
        hand.choose("#send-asset", Asset.CREDIT);
        hand.type("#send-recipient", recipient);
        hand.type("#send-amount", "1250.00");
        hand.type("#send-name", "Test units");
        album.take("send", "A transfer");
        hand.press("#send-submit");
        guide.sign(
                () -> {
                    hand.press(".signing-sheet .titled-pane");
                    hand.bringIntoView(".signing-sheet .titled-pane");
                    album.take("send-sign", "What a transfer signs, with the bytes behind it");
                },
                "You send ¥1,250.00 to");
        guide.go("wallet", "outbox");
        hand.row("#outbox-table", "Test units");
        album.take("outbox", "The outbox: from the draft to the proved result");
        guide.note("transferred");
    }

    /** The main screens in Chinese and dark, in Chinese and light, and in English at high contrast. */
    void sweep() {
        guide.actAs(guide.persona(Persona.Part.REVIEWER, 1));
        look(Locale.SIMPLIFIED_CHINESE, Theme.DARK);
        everywhere("zh-dark", "中文，深色", Product.MODEL_ZH, Product.LIGHT.chinese());
        look(Locale.SIMPLIFIED_CHINESE, Theme.LIGHT);
        show("zh-light", "中文，浅色", "wallet", "send");
        show("zh-light", "中文，浅色", "wallet", "keys");
        guide.go("merchant", "declare");
        hand.bringIntoView("#declare-name-en");
        album.take("zh-light-declare", "中文，浅色");
        guide.go("expert", "author");
        hand.reads(Product.MODEL_ZH);
        album.take("zh-light-author", "中文，浅色");
        look(Locale.ENGLISH, Theme.HIGH_CONTRAST);
        everywhere("contrast", "High contrast", Product.MODEL, Product.LIGHT.name());
    }

    private void look(Locale language, Theme theme) {
        Fx.run(() -> {
            guide.suite().languages().use(language);
            guide.suite().appearance().themeProperty().set(theme);
        });
    }

    private void everywhere(String name, String title, String model, String product) {
        show(name, title, "wallet", "accounts");
        show(name, title, "wallet", "staking");
        guide.go("expert", "models");
        hand.row("#models-table", model);
        album.take(name + "-models", title);
        guide.go("merchant", "settlement");
        hand.row("#competitions", model);
        album.take(name + "-settlement", title);
        guide.go("reviewer", "shop");
        hand.row("#shop-table", product);
        hand.readsIn("#findings-summary", "10");
        album.take(name + "-shop", title);
        guide.go("reviewer", "purchases");
        hand.row("#purchases-table", product);
        album.take(name + "-purchases", title);
        guide.go("reviewer", "competition");
        hand.row("#competition-table", model);
        album.take(name + "-competition", title);
        show(name, title, "reviewer", "assignments");
        show(name, title, "reviewer", "disputes");
        show(name, title, "reviewer", "promotion");
    }

    private void show(String name, String title, String workbench, String page) {
        guide.go(workbench, page);
        hand.settle();
        album.take(name + "-" + page, title);
    }
}
