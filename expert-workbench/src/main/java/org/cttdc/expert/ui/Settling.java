package org.cttdc.expert.ui;

import static org.cttdc.uikit.async.Waiting.await;

import org.cttdc.expert.ExpertServices;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;

/** Tells how a transaction ended, once the light node has proved it. */
final class Settling {
    private final ExpertServices services;
    private final Texts texts;
    private final Navigator navigator;

    Settling(ExpertServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.texts = texts;
        this.navigator = navigator;
    }

    void follow(OutboxEntry sent) {
        services.kit()
                .bridge()
                .run(
                        () -> await(services.node().outbox().settled(sent.id())),
                        this::tell,
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
    }

    private void tell(OutboxEntry settled) {
        boolean good = settled.stage() == OutboxEntry.Stage.FINAL && settled.code() == ErrorCode.OK;
        String height = services.kit().money().whole(settled.height());
        navigator.notify(
                good
                        ? Notice.done(texts.text("settled.done", settled.label(), height))
                        : Notice.problem(
                                texts.text("settled.failed", settled.label(), String.valueOf(settled.code())),
                                settled.detail()));
    }
}
