package org.cttdc.expert.flow;

import static org.cttdc.uikit.async.Waiting.await;

import java.util.List;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;

/** What an expert does with models, without a screen. Calls block and are meant for virtual threads. */
public final class ModelFlow {
    private final Wallet wallet;
    private final LightNode node;

    public ModelFlow(Wallet wallet, LightNode node) {
        this.wallet = wallet;
        this.node = node;
    }

    /** The chain's parameters at the newest verified state. */
    public ChainParams params() {
        return node.head()
                .read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
    }

    /**
     * Asks for a signature and hands the model to the outbox, with the bond that the chain asks for: as a revision where it names the
     * version before.
     */
    public OutboxEntry publish(Bytes author, QualityModel model, String label) {
        Bytes document = Bytes.of(DocumentWriter.canonical(model));
        long bond = params().modelBond();
        Msg message = model.supersedes() == null
                ? new Msg.PublishModel(document, bond)
                : new MarketMsg.ReviseModel(document, bond);
        return send(author, message, label);
    }

    /** As {@link #publish}, building on another author's model. */
    public OutboxEntry fork(Bytes author, QualityModel model, Bytes parent, long royaltyPpm, String label) {
        Bytes document = Bytes.of(DocumentWriter.canonical(model));
        return send(author, new MarketMsg.ForkModel(document, parent, royaltyPpm, params().modelBond()), label);
    }

    /** Asks for a signature and sends one message. */
    public OutboxEntry send(Bytes author, Msg message, String label) {
        return await(wallet.propose(new SigningRequest(author, List.of(message), label)));
    }

    /** Asks for a signature and claims what a model's settled competitions owe in one class, all or none. */
    public OutboxEntry claim(Bytes author, Bytes model, List<Long> cycles, Share share, String label) {
        List<Msg> claims = cycles.stream()
                .<Msg>map(cycle -> new Msg.ClaimReward(model, cycle, share))
                .toList();
        return await(wallet.propose(new SigningRequest(author, claims, label)));
    }
}
