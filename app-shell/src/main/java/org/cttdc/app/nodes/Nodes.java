package org.cttdc.app.nodes;

import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;

/** The Nodes view of a light node, kept up to date until closed. */
public final class Nodes implements AutoCloseable {
    private final UiKit kit;
    private final LightNode node;
    private final Texts texts;
    private final NodesModel model;
    private final NodesView view;
    private final Subscription subscription;

    /** FX thread. */
    public Nodes(UiKit kit, LightNode node) {
        this.kit = kit;
        this.node = node;
        this.texts = NodesTexts.load(kit.languages());
        this.model = new NodesModel(texts, kit.times());
        this.view = new NodesView(kit, texts, model);
        UiBridge.Feed<NodesModel.Shown> feed = kit.bridge().feed(model.shownProperty()::set);
        this.subscription = node.watch(_ -> feed.publish(model.read(node)));
    }

    /** Shows it in the inspector. A score moves between two heads too, so it is read again. FX thread. */
    public void show(Navigator navigator) {
        navigator.inspect(texts.text("nodes.title"), view);
        kit.bridge()
                .run(
                        () -> model.read(node),
                        model.shownProperty()::set,
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
