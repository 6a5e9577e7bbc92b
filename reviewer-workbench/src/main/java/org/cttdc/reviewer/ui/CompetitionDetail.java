package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.catalogue.PublishedReport;
import org.cttdc.uikit.chart.SettlementFlow;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One competition: what is due to the person, the ranking, the money, and what reviewers found product by product. */
final class CompetitionDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final VBox dues = Boxes.slot(Gap.NEAR);
    private final VBox bonds = Boxes.slot(Gap.NEAR);
    private final ProofChip rankingProof;
    private final RankingTable ranking;
    private final VBox money = Boxes.column(Gap.TIGHT);
    private final ComboBox<Competitions.Tested> product = new ComboBox<>();
    private final Findings findings;
    private final VBox consensus;
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final UiBridge.Latest<Answer> reading;
    private Competitions.@Nullable Row row;
    private List<DueLine> dueLines = List.of();
    private List<BondLine> bondLines = List.of();

    /** What is shown, and what of the person's is on its way. */
    private record Answer(Competitions.Detail detail, Underway underway, Set<ArbitrationMsg> court) {}

    /** One report's bond, and why it can or cannot be taken back. */
    private record BondLine(Competitions.Held held, boolean claimable, Journey.Reason reason) {}

    /** One thing owed to the person, and why it can or cannot be claimed. */
    private record DueLine(Competitions.Row row, Competitions.Owed owed, boolean claimable, Journey.Reason reason) {}

    CompetitionDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        this.rankingProof = new ProofChip(kit, navigator);
        this.ranking = new RankingTable(kit, texts, acting);
        this.findings = new Findings(kit, texts);
        this.consensus = consensus();
        this.reading = kit.bridge()
                .latest(this::arrived, error -> trouble.getChildren().setAll(new ErrorPane(kit, error, this::refresh)));
        getStyleClass().addAll("pad-16", "gap-16");
        var rankingHead =
                Boxes.row(Gap.NEAR, Words.section(texts.text("competition.ranking")), Boxes.spring(), rankingProof);
        getChildren().addAll(heading, dues, bonds, trouble, rankingHead, ranking, money, consensus);
    }

    void show(Competitions.Row chosen) {
        row = chosen;
        refresh();
    }

    /** What was due to the person before is not due to this one. */
    void anotherPerson() {
        dueLines = List.of();
        dues.getChildren().clear();
        bondLines = List.of();
        bonds.getChildren().clear();
        refresh();
    }

    void refresh() {
        Competitions.Row chosen = row;
        if (chosen != null) {
            reading.ask(() -> read(chosen));
        }
    }

    private Answer read(Competitions.Row chosen) {
        var account = acting.address();
        return new Answer(
                Competitions.detail(services.node().head(), chosen, account),
                Underway.of(services.node().outbox().entries(), account),
                Underway.court(services.node().outbox().entries(), account));
    }

    /** The same in the language of the moment. */
    void tellAgain() {
        ranking.tellAgain();
        findings.tellAgain();
        refresh();
    }

    private void arrived(Answer answer) {
        Competitions.Detail detail = answer.detail();
        trouble.getChildren().clear();
        showHeading(detail.row());
        showDues(detail, answer.underway());
        showBonds(detail, answer.court());
        rankingProof.proofProperty().set(Proofs.view(kit, detail.ranking()));
        ranking.show(detail.ranking().value());
        showMoney(detail.row().competition());
        showProducts(detail.tested());
    }

    private void showHeading(Competitions.Row shown) {
        CompetitionState state = shown.competition();
        heading.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), shown.model().document().title())),
                        Words.quietParagraph(texts.text(
                                "competition.line." + state.stage(),
                                state.cycle(),
                                state.orders(),
                                state.commits(),
                                state.reveals(),
                                state.winnerCount())));
    }

    /** Anew only when something about them changed: a button made anew would slip away between pressing and letting go. */
    private void showDues(Competitions.Detail detail, Underway underway) {
        List<DueLine> lines = detail.owed().stream()
                .filter(owed -> owed.due().amount() > 0)
                .map(owed -> line(detail, owed, underway))
                .toList();
        if (!lines.equals(dueLines)) {
            dueLines = lines;
            dues.getChildren().clear();
            for (DueLine line : lines) {
                dues.getChildren().add(due(line, dues.getChildren().isEmpty()));
            }
        }
    }

    private DueLine line(Competitions.Detail detail, Competitions.Owed owed, Underway underway) {
        boolean moving = owed.isUnderway(detail.row(), underway);
        boolean claimable = owed.claimable(detail.now()) && !moving;
        return new DueLine(detail.row(), owed, claimable, dueReason(detail, owed, moving));
    }

    private Node due(DueLine line, boolean first) {
        Competitions.Owed owed = line.owed();
        var amount = new MoneyLabel(kit, Asset.CREDIT, owed.due().amount(), MoneyLabel.Size.HERO);
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("due." + owed.share())), Boxes.spring(), amount);
        String words = kit.money().credit(owed.due().amount()).text();
        var claim = new PrimaryAction(texts.text("due.claim", words), () -> claim(line.row(), owed));
        claim.button().setId(first ? "reward-claim" : "reward-claim-" + owed.share());
        claim.possibleProperty().set(line.claimable());
        claim.besideProperty()
                .set(texts.text(line.reason().key(), line.reason().args().toArray()));
        claim.busyProperty().bind(busy);
        return Boxes.card(head, claim);
    }

    private static Journey.Reason dueReason(Competitions.Detail detail, Competitions.Owed owed, boolean moving) {
        long vests = owed.due().vestsHeight();
        if (owed.due().claimedHeight() > 0) {
            return Journey.Reason.of("due.claimed", owed.due().claimedHeight());
        }
        if (moving) {
            return Journey.Reason.of("journey.underway");
        }
        return vests > detail.now().next()
                ? Journey.Reason.of("due.vests", vests, vests - detail.now().next())
                : Journey.Reason.of("due.ready");
    }

    private void showBonds(Competitions.Detail detail, Set<ArbitrationMsg> moving) {
        List<BondLine> lines = detail.held().stream()
                .map(held -> bondLine(detail.now(), held, moving))
                .toList();
        if (!lines.equals(bondLines)) {
            bondLines = lines;
            bonds.getChildren().setAll(lines.stream().map(this::bond).toList());
        }
    }

    private static BondLine bondLine(Moment now, Competitions.Held held, Set<ArbitrationMsg> moving) {
        if (moving.contains(new ArbitrationMsg.ReleaseBond(held.report().id()))) {
            return new BondLine(held, false, Journey.Reason.of("journey.underway"));
        }
        if (held.claimable(now)) {
            return new BondLine(held, true, Journey.Reason.of("bond.ready"));
        }
        return new BondLine(
                held,
                false,
                held.disputed() ? Journey.Reason.of("bond.disputed") : Journey.Reason.of("bond.until", held.until()));
    }

    private Node bond(BondLine line) {
        var amount = new MoneyLabel(kit, Asset.CTT, line.held().report().bond());
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("bond.heading")), Boxes.spring(), amount);
        var take = new PrimaryAction(texts.text("bond.take"), () -> release(line.held()));
        take.button().setId("bond-take");
        take.possibleProperty().set(line.claimable());
        take.besideProperty()
                .set(texts.text(line.reason().key(), line.reason().args().toArray()));
        take.busyProperty().bind(busy);
        return Boxes.card(head, take);
    }

    private void release(Competitions.Held held) {
        var account = acting.address();
        deeds.run(busy, () -> services.court().reclaim(account, held.report().id(), texts.get("label.bond")), _ -> {
            navigator.notify(Notice.done(texts.text("court.done")));
            refresh();
        });
    }

    private void claim(Competitions.Row shown, Competitions.Owed owed) {
        var account = acting.address();
        String label = texts.get(
                "label.reward",
                shown.model().document().title().in(kit.languages().get()));
        deeds.run(
                busy,
                () -> services.flow()
                        .claimReward(account, shown.competition().model(), shown.cycle(), owed.share(), label),
                _ -> {
                    navigator.notify(Notice.done(texts.text("due.done")));
                    refresh();
                });
    }

    private void showMoney(CompetitionState state) {
        money.getChildren().clear();
        if (state.stage() == CompetitionState.Stage.SETTLED) {
            money.getChildren()
                    .add(new SettlementFlow(
                            kit,
                            new SettlementFlow.Data(
                                    texts.text("money.heading"),
                                    state.gross(),
                                    state.experts(),
                                    state.winners(),
                                    state.platforms(),
                                    state.community())));
            if (state.rolledIn() > 0) {
                line("money.rolledIn", state.rolledIn());
            }
            if (state.rolledOut() > 0) {
                line("money.rolledOut", state.rolledOut());
            }
        } else {
            money.getChildren().add(Words.section(texts.text("money.heading")));
            line("money.sales", state.gross());
            line("money.fees", state.fees());
        }
    }

    private void line(String key, long fen) {
        money.getChildren()
                .add(Boxes.row(
                        Gap.NEAR,
                        Words.quiet(texts.text(key)),
                        Boxes.spring(),
                        new MoneyLabel(kit, Asset.CREDIT, fen)));
    }

    private VBox consensus() {
        product.setId("competition-product");
        product.setMaxWidth(Double.MAX_VALUE);
        product.accessibleTextProperty().bind(texts.bind("competition.product"));
        NameCell.in(product, kit.languages(), this::name);
        product.valueProperty().subscribe(tested -> {
            if (tested != null) {
                showFindings(tested);
            }
        });
        VBox box = Boxes.column(
                Gap.NEAR,
                Words.section(texts.text("competition.consensus")),
                Words.quietParagraph(texts.text("competition.consensus.why")),
                product,
                findings);
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void showProducts(List<Competitions.Tested> tested) {
        consensus.setVisible(!tested.isEmpty());
        if (!product.getItems().equals(tested)) {
            int selected = Math.max(0, product.getSelectionModel().getSelectedIndex());
            product.getItems().setAll(tested);
            product.getSelectionModel().select(Math.min(selected, tested.size() - 1));
        } else if (product.getValue() != null) {
            showFindings(product.getValue());
        }
    }

    private void showFindings(Competitions.Tested tested) {
        Competitions.Row chosen = row;
        if (chosen != null) {
            List<TestReport> documents =
                    tested.reports().stream().map(PublishedReport::document).toList();
            var model = chosen.model().document();
            findings.show(model, Consensus.of(model, tested.listing().document(), documents), documents.size());
        }
    }

    private String name(Competitions.Tested tested) {
        return texts.get(
                "competition.product.line",
                tested.listing().document().name().in(kit.languages().get()),
                tested.reports().size());
    }
}
