package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.async.Waiting;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.SigningRequest;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Votes of the community: what is put to the vote, how it stands in both chambers, the person's own say. */
public final class VotingPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "voting";

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting = new Acting();
    private final Deeds deeds;
    private final DataTable<Voting.Row> table;
    private final ProofChip proof;
    private final ProposalDetail detail;
    private final ProposeForm propose;
    private final DelegationForm delegation;
    private final RowPicker<Voting.Row> picker;
    private final StackPane right = new StackPane();
    private final Node detailPane;
    private final Node proposePane;
    private final Node delegationPane;
    private final LivePane<Voting.Board> pane;
    private Voting.@Nullable Board board;

    public VotingPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.deeds = new Deeds(kit, texts, navigator);
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new ProposalDetail(services, texts, acting, this::sign);
        this.propose = new ProposeForm(kit, texts, acting, this::propose);
        this.delegation = new DelegationForm(kit, texts, acting, this::sign);
        this.detailPane = Boxes.scroll(detail);
        this.proposePane = Boxes.scroll(propose);
        this.delegationPane = Boxes.scroll(delegation);
        detail.setVisible(false);
        Boxes.show(right, detailPane);
        this.pane = new LivePane<>(kit, 8, this::read, split(), this::show);
        this.picker = new RowPicker<>(
                kit.bridge(),
                table,
                row -> Long.toString(row.number()),
                (row, argument) -> Long.toString(row.number()).equals(argument),
                this::choose);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::begin, pane);
        lifetime.watch(kit.languages().observe(), _ -> {
            table.refresh();
            pane.refresh();
        });
    }

    /** @param argument number of a proposal */
    @Override
    public void show(String argument) {
        Boxes.show(right, detailPane);
        picker.want(argument);
    }

    private Voting.Board read() {
        return Voting.read(services.node().head(), services.node().outbox().entries(), acting.address());
    }

    private void show(Voting.Board now) {
        board = now;
        proof.proofProperty().set(Proofs.view(kit, now.rows()));
        table.setRows(now.rows().value());
        propose.show(now);
        delegation.show(now);
        Voting.Row chosen = table.getSelectionModel().getSelectedItem();
        if (now.rows().value().isEmpty()) {
            detail.setVisible(false);
        } else if (chosen != null) {
            now.rows().value().stream()
                    .filter(row -> row.number() == chosen.number())
                    .findFirst()
                    .ifPresent(row -> detail.show(row, now));
        }
    }

    private void choose(Voting.Row row) {
        Voting.Board known = board;
        if (known != null) {
            detail.setVisible(true);
            detail.show(row, known);
        }
    }

    private Node split() {
        Button write = Words.button(
                texts.text("propose.open"), () -> right.getChildren().setAll(proposePane));
        write.setId("voting-propose");
        Button lend = Words.button(
                texts.text("delegation.open"), () -> right.getChildren().setAll(delegationPane));
        lend.setId("voting-delegate");
        table.setPlaceholder(
                new EmptyState(Feather.INBOX, texts.text("voting.empty.title"), texts.text("voting.empty.purpose")));
        table.setOnMousePressed(_ -> right.getChildren().setAll(detailPane));
        table.getSelectionModel().selectedItemProperty().subscribe((_, now) -> {
            if (now != null && table.isFocused()) {
                Boxes.show(right, detailPane);
            }
        });
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("voting.heading")), Boxes.spring(), proof);
        var master = Boxes.page(head, Boxes.grow(table), Boxes.row(Gap.NEAR, write, lend));
        return new MasterDetail(master, right, 0.36);
    }

    private DataTable<Voting.Row> table() {
        var made = new DataTable<Voting.Row>(kit, texts.text("voting.heading"));
        made.setId("voting-table");
        made.figures(
                texts.text("voting.column.number"),
                44,
                row -> kit.money().whole(row.number()),
                Comparator.comparingLong(Voting.Row::number));
        made.text(texts.text("voting.column.title"), 190, row -> row.text().title());
        made.text(texts.text("voting.column.stage"), 90, this::stage);
        return made;
    }

    private String stage(Voting.Row row) {
        Voting.Board known = board;
        return known == null ? "" : texts.get("voting.stage." + row.stage(known.now()));
    }

    private void propose(GovernanceMsg.Propose message) {
        sign(propose.action(), message, propose::clear);
    }

    private void sign(PrimaryAction action, GovernanceMsg message) {
        sign(action, message, () -> {});
    }

    private void sign(PrimaryAction action, GovernanceMsg message, Runnable done) {
        var request = new SigningRequest(acting.address(), List.of(message), label(message));
        deeds.run(action.busyProperty(), () -> Waiting.await(services.wallet().propose(request)), entry -> {
            done.run();
            navigator.notify(Notice.done(texts.text("voting.sent")));
            pane.refresh();
        });
    }

    private String label(GovernanceMsg message) {
        Optional<Long> about = switch (message) {
            case GovernanceMsg.Vote it -> Optional.of(it.proposal());
            case GovernanceMsg.Enact it -> Optional.of(it.proposal());
            default -> Optional.empty();
        };
        return about.map(number -> texts.get("voting.label.about", number)).orElseGet(() -> texts.get("voting.label"));
    }
}
