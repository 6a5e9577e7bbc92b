package org.cttdc.wallet.ui;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletState;

/** A page of the wallet, or the way to a wallet while there is none. */
final class StagedPage implements PageView {
    private final Context context;
    private final PageView page;
    private final OnboardingView onboarding;
    private final StackPane place = new StackPane();

    StagedPage(Context context, PageView page) {
        this.context = context;
        this.page = page;
        this.onboarding = new OnboardingView(context);
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public void attach(Lifetime lifetime) {
        var states = context.kit().bridge().<WalletState>feed(this::show);
        show(context.wallet().state());
        lifetime.add(context.wallet().watch(states::publish)::close);
        page.attach(lifetime);
    }

    @Override
    public void show(String argument) {
        page.show(argument);
    }

    private void show(WalletState state) {
        Node wanted = state.stage() == WalletState.Stage.NONE ? onboarding.node() : page.node();
        Boxes.show(place, wanted);
    }
}
