package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One dispute: the claim, the evidence, each round with its jurors and finding, and what can be done now. */
final class DisputeDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final VBox rounds = Boxes.column(Gap.NEAR);
    private final VBox evidence = Boxes.column(Gap.TIGHT);
    private final VBox deedsNow = Boxes.slot(Gap.NEAR);
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final LabFile file;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final UiBridge.Latest<Cases.Detail> reading;
    private Cases.@Nullable Row row;
    private Cases.@Nullable Detail shown;
    private List<Offer> offered = List.of();
    private List<Bytes> evidenceShown = List.of();

    /** A deed that is possible now: pressing its button asks the wallet. */
    private record Offer(String id, Text verb, Text beside, Ruling side) {}

    DisputeDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        this.file = new LabFile(kit, texts, navigator);
        this.reading = kit.bridge()
                .latest(this::arrived, error -> trouble.getChildren().setAll(new ErrorPane(kit, error, this::refresh)));
        getStyleClass().addAll("pad-16", "gap-16");
        getChildren().addAll(heading, trouble, rounds, evidence, deedsNow);
    }

    void show(Cases.Row chosen) {
        row = chosen;
        offered = List.of();
        deedsNow.getChildren().clear();
        refresh();
    }

    void refresh() {
        Cases.Row chosen = row;
        if (chosen != null) {
            Bytes account = acting.address();
            reading.ask(() -> Cases.detail(services.node(), chosen, account));
        }
    }

    private void arrived(Cases.Detail detail) {
        shown = detail;
        trouble.getChildren().clear();
        showHeading(detail);
        rounds.getChildren()
                .setAll(detail.rounds().stream().map(one -> round(detail, one)).toList());
        showEvidence(detail.row().dispute());
        showDeeds(detail);
    }

    private void showHeading(Cases.Detail detail) {
        DisputeState dispute = detail.row().dispute();
        heading.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(),
                                detail.row().listing().document().name())),
                        Words.quietParagraph(texts.text(
                                "dispute.line." + dispute.kind(),
                                acting.shortened(dispute.opener()),
                                acting.shortened(dispute.defendant()),
                                dispute.openedHeight(),
                                kit.money().format(Asset.CTT, dispute.bond()).text())),
                        Words.paragraph(claim(detail)),
                        Words.paragraph(texts.text(
                                Cases.state(dispute, detail.now()) + ".line",
                                Cases.left(dispute, detail.now()),
                                dispute.executedHeight())));
        heading.getChildren().getLast().getStyleClass().add("strong");
    }

    private Text claim(Cases.Detail detail) {
        var proposed = detail.row().dispute().proposed();
        return detail.model()
                .document()
                .characteristic(proposed.characteristic())
                .map(c -> texts.text(
                        "dispute.claim.value",
                        DocumentTexts.of(kit.languages(), c.name()),
                        Decimal.ofScaled(proposed.value(), c.scale()).text()))
                .orElseGet(() -> texts.text("dispute.claim.whole"));
    }

    private Node round(Cases.Detail detail, Cases.Round round) {
        DisputeState dispute = detail.row().dispute();
        VBox card = Boxes.card(Words.section(title(dispute, round)));
        for (SeatState seat : round.seats()) {
            String words = seat.counted().map(vote -> "ruling." + vote).orElse("seat." + seat.stage());
            card.getChildren()
                    .add(Boxes.row(
                            Gap.NEAR,
                            Words.body(Text.literal(acting.shortened(seat.juror()))),
                            Boxes.spring(),
                            Words.quiet(texts.text(words))));
        }
        boolean running = round.number() == dispute.round();
        boolean found = !running
                || dispute.stage() == Step.EXECUTED
                || (dispute.stage() == Step.VOTING
                        && detail.now().next() >= dispute.windows().appealFrom());
        if (found) {
            card.getChildren().add(Words.paragraph(texts.text("dispute.found", texts.text("ruling." + round.found()))));
        }
        for (AppealStake stake : dispute.appeals()) {
            if (stake.round() == round.number() + 1) {
                card.getChildren()
                        .add(Words.quietParagraph(texts.text(
                                "dispute.appeal.line",
                                acting.shortened(stake.funder()),
                                kit.money().format(Asset.CTT, stake.amount()).text(),
                                texts.text("ruling." + stake.side()))));
            }
        }
        return card;
    }

    /** A round without seats is a vote of all, or its jurors are still to be drawn. */
    private Text title(DisputeState dispute, Cases.Round round) {
        if (!round.seats().isEmpty()) {
            return texts.text("dispute.round", round.number() + 1, round.seats().size());
        }
        boolean running = round.number() == dispute.round();
        return texts.text(
                running && !dispute.poll() ? "dispute.round.undrawn" : "dispute.round.all", round.number() + 1);
    }

    /** Anew only when there is more of it: who just copies an id keeps the focus. */
    private void showEvidence(DisputeState dispute) {
        List<Bytes> ids = new ArrayList<>(dispute.retests());
        ids.addFirst(dispute.target());
        if (ids.equals(evidenceShown)) {
            return;
        }
        evidenceShown = List.copyOf(ids);
        evidence.getChildren().setAll(Words.section(texts.text("dispute.evidence")));
        evidence(
                texts.text(
                        dispute.kind() == DisputeKind.REPORT ? "dispute.evidence.report" : "dispute.evidence.defect"),
                dispute.target());
        dispute.retests().forEach(id -> evidence(texts.text("dispute.evidence.retest"), id));
    }

    private void evidence(Text what, Bytes id) {
        evidence.getChildren().add(Boxes.row(Gap.NEAR, Words.body(what), Boxes.spring(), new HashLabel(kit, id.hex())));
    }

    /** Anew only when something about them changed: a button made anew would slip away between pressing and letting go. */
    private void showDeeds(Cases.Detail detail) {
        List<Offer> offers = acting.present() ? offers(detail) : List.of();
        if (!offers.equals(offered)) {
            offered = offers;
            file.clear();
            deedsNow.getChildren().clear();
            for (Offer offer : offers) {
                if (offer.id().equals("dispute-retest")) {
                    deedsNow.getChildren().add(file);
                }
                deedsNow.getChildren().add(action(offer));
            }
        }
    }

    private Node action(Offer offer) {
        var action = new PrimaryAction(offer.verb(), () -> run(offer));
        action.button().setId(offer.id());
        action.besideProperty().set(offer.beside());
        if (offer.id().equals("dispute-retest")) {
            action.possibleProperty().bind(file.chosenProperty());
            file.chosenProperty()
                    .subscribe(chosen ->
                            action.besideProperty().set(chosen ? texts.text("dispute.retest.ready") : offer.beside()));
        }
        action.busyProperty().bind(busy);
        return action;
    }

    private List<Offer> offers(Cases.Detail detail) {
        DisputeState dispute = detail.row().dispute();
        List<Offer> offers = new ArrayList<>();
        boolean moving = detail.underway().stream().anyMatch(message -> isAbout(message, dispute.number()));
        if (moving) {
            return offers;
        }
        if (dispute.stage() == Step.RETEST) {
            if (dispute.lab().equals(acting.address())) {
                offers.add(offer("dispute-retest", "dispute.retest", texts.text("dispute.retest.why"), Ruling.UPHOLD));
            }
            if (detail.now().next() >= dispute.retestDue()) {
                offers.add(execute());
            }
        }
        if (dispute.stage() == Step.VOTING) {
            Window window = dispute.windows().at(detail.now().next());
            for (Ruling side : List.of(Ruling.UPHOLD, Ruling.CHALLENGER)) {
                boolean lost = detail.running().found() != side;
                boolean open = window == Window.APPEAL || (window == Window.ANSWER && !lost);
                if (open && !dispute.paid(side)) {
                    offers.add(appeal(dispute, side, lost));
                }
            }
            if (window == Window.OVER) {
                offers.add(execute());
            }
        }
        return offers;
    }

    private Offer execute() {
        return offer("dispute-execute", "dispute.execute", texts.text("dispute.execute.why"), Ruling.UPHOLD);
    }

    private Offer appeal(DisputeState dispute, Ruling side, boolean lost) {
        String stake = kit.money().format(Asset.CTT, dispute.appealStake(lost)).text();
        String id = side == Ruling.UPHOLD ? "dispute-appeal-uphold" : "dispute-appeal-challenger";
        return offer(
                id,
                side == Ruling.UPHOLD ? "dispute.appeal.UPHOLD" : "dispute.appeal.CHALLENGER",
                texts.text(lost ? "dispute.appeal.lost" : "dispute.appeal.won", stake),
                side);
    }

    private Offer offer(String id, String verb, Text beside, Ruling side) {
        return new Offer(id, texts.text(verb), beside, side);
    }

    private static boolean isAbout(ArbitrationMsg message, long number) {
        return switch (message) {
            case ArbitrationMsg.FundAppeal it -> it.dispute() == number;
            case ArbitrationMsg.ExecuteRuling it -> it.dispute() == number;
            case ArbitrationMsg.SubmitRetest it -> it.dispute() == number;
            default -> false;
        };
    }

    private void run(Offer offer) {
        Cases.Detail detail = shown;
        if (detail != null) {
            deeds.run(busy, deed(offer, detail), _ -> {
                navigator.notify(Notice.done(texts.text("court.done")));
                refresh();
            });
        }
    }

    private Callable<OutboxEntry> deed(Offer offer, Cases.Detail detail) {
        DisputeState dispute = detail.row().dispute();
        Bytes account = acting.address();
        return switch (offer.id()) {
            case "dispute-execute" -> () -> services.court().execute(account, dispute, texts.get("label.execute"));
            case "dispute-retest" ->
                () -> services.court()
                        .retest(account, dispute, file.document().orElseThrow(), texts.get("label.retest"));
            default ->
                () -> services.court()
                        .appeal(
                                account,
                                dispute,
                                offer.side(),
                                detail.running().found() != offer.side(),
                                texts.get("label.appeal"));
        };
    }
}
