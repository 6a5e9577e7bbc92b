package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.kordamp.ikonli.feather.Feather;

/** What a person's word of mouth brought: subtotals in anchored batches, and the community's part by score. */
public final class PromotionPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "promotion";

    /** What is shown; the platform's word is missing where it does not answer, and its terms where nobody knows which one it is. */
    private record Answer(
            Optional<Verified<Promoted.Found>> found,
            Bytes platform,
            Optional<Verified<Terms>> terms,
            boolean isPlatform,
            Moment now,
            Underway underway) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Deeds deeds;
    private final Titles titles;
    private final Acting acting = new Acting();
    private final DataTable<Promoted.Row> subtotals;
    private final DataTable<Promoted.Cycle> cycles;
    private final ProofChip proof;
    private final PrimaryAction claim;
    private final PrimaryAction claimScore;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final TermsCard terms;
    private final StackPane body = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;
    private List<Msg> open = List.of();
    private List<Msg> openScores = List.of();
    private Node nothing = new StackPane();
    private long emptyIn = -1;

    public PromotionPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.deeds = new Deeds(kit, texts, navigator);
        this.titles = new Titles(kit);
        this.subtotals = subtotals();
        this.cycles = cycles();
        this.proof = new ProofChip(kit, navigator);
        this.claim = new PrimaryAction(
                texts.text("promotion.claim"), () -> sign(open, "promotion.label", "promotion.claimed"));
        this.claimScore = new PrimaryAction(
                texts.text("promotion.score.claim"), () -> sign(openScores, "promotion.label", "promotion.claimed"));
        claim.button().setId("promotion-claim");
        claimScore.button().setId("promotion-score-claim");
        claim.busyProperty().bind(busy);
        claimScore.busyProperty().bind(busy);
        this.terms = new TermsCard(
                kit,
                texts,
                navigator,
                busy,
                ppm -> sign(List.of(new MarketMsg.DeclarePromotion(ppm)), "terms.label", "terms.sent"));
        terms.managedProperty().bind(terms.visibleProperty());
        this.board = board();
        this.pane = new LivePane<>(kit, 6, this::read, Boxes.page(terms, Boxes.grow(body)), this::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::begin, pane);
        lifetime.watch(kit.languages().observe(), _ -> {
            subtotals.refresh();
            cycles.refresh();
        });
    }

    private Answer read() {
        Bytes account = acting.address();
        Underway underway = Underway.of(services.node().outbox().entries(), account);
        StateView view = services.node().head();
        Moment now = Moment.of(view);
        boolean isPlatform = !account.isEmpty()
                && view.read(StateKeys.platform(account)).value().isPresent();
        if (isPlatform) {
            return new Answer(Optional.empty(), account, terms(view, account, now), true, now, underway);
        }
        try {
            List<Promotion> told = account.isEmpty()
                    ? List.of()
                    : services.sessions().of(account).promotions();
            Bytes platform = services.commerce().platform().address();
            return new Answer(
                    Optional.of(Promoted.join(told, view, platform, now)),
                    platform,
                    terms(view, platform, now),
                    false,
                    now,
                    underway);
        } catch (CommerceException e) {
            return new Answer(Optional.empty(), Bytes.EMPTY, Optional.empty(), false, now, underway);
        }
    }

    private static Optional<Verified<Terms>> terms(StateView view, Bytes platform, Moment now) {
        return Terms.of(view, platform, now.phases().cycle(now.next()));
    }

    private void show(Answer answer) {
        boolean declaring =
                answer.underway().market().stream().anyMatch(message -> message instanceof MarketMsg.DeclarePromotion);
        answer.terms().ifPresent(known -> terms.show(known, answer.isPlatform(), declaring));
        terms.setVisible(answer.terms().isPresent());
        if (answer.isPlatform()) {
            body.getChildren().clear();
        } else if (answer.found().isEmpty()) {
            body.getChildren().setAll(Boxes.card(Words.paragraph(texts.text("promotion.offline"))));
        } else {
            show(answer, answer.found().get());
        }
    }

    private void show(Answer answer, Verified<Promoted.Found> verified) {
        Promoted.Found found = verified.value();
        if (found.rows().isEmpty()) {
            showEmpty(answer.now());
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, verified));
        subtotals.setRows(found.rows());
        cycles.setRows(found.cycles());
        offer(found, answer.platform(), answer.underway());
        Boxes.show(body, board);
    }

    /** Anew with a new cycle only: its button has the person's focus. */
    private void showEmpty(Moment now) {
        long cycle = now.phases().cycle(now.next());
        if (cycle != emptyIn) {
            emptyIn = cycle;
            nothing = empty(now.phases(), cycle);
        }
        body.getChildren().setAll(nothing);
    }

    /** What may be claimed now and is not on its way; one transaction takes sixteen. */
    private void offer(Promoted.Found found, Bytes platform, Underway underway) {
        List<Promoted.Row> claimable = found.rows().stream()
                .filter(row -> row.standing() == Promoted.Standing.CLAIMABLE)
                .filter(row -> !underway.market().contains(row.told().claim(platform)))
                .limit(TxBody.MAX_MESSAGES)
                .toList();
        open = claimable.stream().<Msg>map(row -> row.told().claim(platform)).toList();
        long sum = claimable.stream().mapToLong(Promoted.Row::amount).sum();
        claim.possibleProperty().set(!open.isEmpty());
        claim.besideProperty()
                .set(
                        open.isEmpty()
                                ? texts.text("promotion.claim.none")
                                : texts.text(
                                        "promotion.claim.some",
                                        open.size(),
                                        kit.money().credit(sum).text()));
        List<Promoted.Cycle> scores = found.cycles().stream()
                .filter(cycle -> cycle.standing() == Promoted.Standing.CLAIMABLE)
                .filter(cycle -> !underway.market().contains(new MarketMsg.ClaimWordOfMouth(cycle.cycle())))
                .limit(TxBody.MAX_MESSAGES)
                .toList();
        openScores = scores.stream()
                .<Msg>map(cycle -> new MarketMsg.ClaimWordOfMouth(cycle.cycle()))
                .toList();
        long due = scores.stream().mapToLong(Promoted.Cycle::amount).sum();
        claimScore.possibleProperty().set(!openScores.isEmpty());
        claimScore
                .besideProperty()
                .set(
                        openScores.isEmpty()
                                ? texts.text("promotion.score.none")
                                : texts.text(
                                        "promotion.score.some",
                                        kit.money().credit(due).text()));
    }

    private void sign(List<Msg> messages, String label, String done) {
        Bytes account = acting.address();
        deeds.<OutboxEntry>run(busy, () -> services.flow().send(account, messages, texts.get(label)), _ -> {
            navigator.notify(Notice.done(texts.text(done)));
            pane.refresh();
        });
    }

    /** What will stand here, and when. */
    private Node empty(CyclePhases phases, long cycle) {
        return new EmptyState(
                Feather.SHARE_2,
                texts.text("promotion.empty.title"),
                texts.text(
                        "promotion.empty.purpose",
                        cycle,
                        phases.firstHeight(cycle + 1, Phase.BATCHES),
                        phases.lastHeight(cycle + 1, Phase.BATCHES),
                        phases.firstHeight(cycle + 1, Phase.SCORING)),
                texts.text("purchases.empty.step"),
                () -> navigator.open(ReviewerWorkbench.ID, ShopPage.ID));
    }

    private Node board() {
        var attested = new ProofChip(kit, navigator, ProofView.notVerified());
        attested.setMinWidth(Region.USE_PREF_SIZE);
        proof.setMinWidth(Region.USE_PREF_SIZE);
        VBox trust = Boxes.column(
                Gap.TIGHT,
                Boxes.row(Gap.NEAR, attested, Boxes.grow(Words.quietParagraph(texts.text("promotion.attested")))),
                Boxes.row(Gap.NEAR, proof, Boxes.grow(Words.quietParagraph(texts.text("promotion.verified")))));
        return Boxes.column(
                Gap.GROUP,
                Words.section(texts.text("promotion.heading")),
                trust,
                Boxes.grow(subtotals),
                claim,
                Words.section(texts.text("promotion.score.heading")),
                Words.quietParagraph(texts.text("promotion.score.line")),
                Boxes.grow(cycles),
                claimScore);
    }

    private DataTable<Promoted.Row> subtotals() {
        var made = new DataTable<Promoted.Row>(kit, texts.text("promotion.heading"));
        made.setId("promotion-table");
        made.text(texts.text("promotion.column.product"), 250, titles::of);
        made.figures(
                texts.text("promotion.column.cycle"),
                70,
                row -> kit.money().whole(row.told().cycle()),
                Comparator.comparingLong(row -> row.told().cycle()));
        made.figures(
                texts.text("promotion.column.orders"),
                80,
                row -> kit.money().whole(row.told().orders()),
                Comparator.comparingLong(row -> row.told().orders()));
        made.figures(
                texts.text("promotion.column.gross"),
                120,
                row -> kit.money().credit(row.told().gross()).text(),
                Comparator.comparingLong(row -> row.told().gross()));
        made.figures(
                texts.text("promotion.column.amount"),
                120,
                row -> row.amount() == 0
                        ? "–"
                        : kit.money().credit(row.amount()).text(),
                Comparator.comparingLong(Promoted.Row::amount));
        made.text(texts.text("promotion.column.standing"), 150, row -> texts.get("promotion." + row.standing()));
        return made;
    }

    private DataTable<Promoted.Cycle> cycles() {
        var made = new DataTable<Promoted.Cycle>(kit, texts.text("promotion.score.heading"));
        made.setId("promotion-scores");
        made.figures(
                texts.text("promotion.column.cycle"),
                70,
                row -> kit.money().whole(row.cycle()),
                Comparator.comparingLong(Promoted.Cycle::cycle));
        made.figures(
                texts.text("promotion.column.score"),
                110,
                row -> kit.money().whole(row.mine().score()),
                Comparator.comparingLong(row -> row.mine().score()));
        made.figures(
                texts.text("promotion.column.scores"),
                110,
                row -> kit.money().whole(row.all().score()),
                Comparator.comparingLong(row -> row.all().score()));
        made.figures(
                texts.text("promotion.column.pot"),
                130,
                row -> kit.money().credit(row.all().pot()).text(),
                Comparator.comparingLong(row -> row.all().pot()));
        made.figures(
                texts.text("promotion.column.amount"),
                130,
                row -> row.amount() == 0
                        ? "–"
                        : kit.money().credit(row.amount()).text(),
                Comparator.comparingLong(Promoted.Cycle::amount));
        made.text(texts.text("promotion.column.standing"), 150, this::standing);
        return made;
    }

    private String standing(Promoted.Cycle row) {
        return row.standing() == Promoted.Standing.WAITING && row.all().paidFrom() > 0
                ? texts.get("promotion.score.from", kit.money().whole(row.all().paidFrom()))
                : texts.get("promotion." + row.standing());
    }
}
