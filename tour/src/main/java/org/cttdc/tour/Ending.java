package org.cttdc.tour;

import java.util.Locale;
import javafx.scene.Node;
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
        hand.strike(KeyCode.CONTROL, KeyCode.K);
        hand.find(".palette", Node.class);
        hand.write("go to send");
        hand.readsIn(".palette", "Go to Send");
        album.take("palette", "Every page and every action is found by a few letters");
        hand.strike(KeyCode.ENTER);
        hand.choose("#send-asset", Asset.CREDIT);
        hand.type("#send-recipient", recipient);
        hand.type("#send-amount", "1250.00");
        hand.type("#send-name", "Test units");
        album.take("send", "A transfer");
        hand.press("#send-submit");
        guide.sign(
                () -> album.take("send-sign", "What a transfer signs, with the bytes behind it"),
                "You send ¥1,250.00 to");
        guide.go("wallet", "outbox");
        hand.reads("Test units");
        album.take("outbox", "The outbox: from the draft to the proved result");
        guide.note("transferred");
    }

    /** Every workbench in Chinese and dark. */
    void sweep() {
        Fx.run(() -> {
            guide.suite().languages().use(Locale.SIMPLIFIED_CHINESE);
            guide.suite().appearance().themeProperty().set(Theme.DARK);
        });
        guide.go("wallet", "accounts");
        hand.reads("已验证");
        album.take("zh-wallet", "钱包，深色");
        guide.go("expert", "models");
        hand.row("#models-table", Product.MODEL_ZH);
        album.take("zh-models", "质量模型，深色");
        guide.go("merchant", "settlement");
        hand.row("#competitions", Product.MODEL_ZH);
        album.take("zh-settlement", "结算，深色");
        guide.go("reviewer", "shop");
        hand.row("#shop-table", Product.STRONG.chinese());
        album.take("zh-shop", "商城，深色");
        guide.go("reviewer", "competition");
        hand.row("#competition-table", Product.MODEL_ZH);
        album.take("zh-competition", "竞赛，深色");
    }
}
