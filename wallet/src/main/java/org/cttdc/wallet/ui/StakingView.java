package org.cttdc.wallet.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Power;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.ui.Staking.Owed;
import org.cttdc.wallet.ui.Staking.Row;
import org.cttdc.wallet.ui.StakingViewModel.Shown;

/** Who makes blocks and who stands for it, what stands behind them, and the account's own part: stake, nominations, income. */
final class StakingView implements PageView {
    private static final double SIDE_WIDTH = 340;
    private static final long WHOLE_BUDGET_PPM = 1_000_000_000L;

    private final Context context;
    private final StakingViewModel model;
    private final DataTable<Row> table;
    private final ProofChip proof;
    private final Label election = new Label();
    private final VBox amounts = Boxes.column(Gap.NONE);
    private final QuantityField amount;
    private final Button bond;
    private final Button unbond;
    private final Button matured;
    private final NominationBar nominations;
    private final Button claim;
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final CandidacyForm candidacy;
    private final LoadPane<Shown> pane;
    private Bytes shownFor = Bytes.EMPTY;

    StakingView(Context context, Navigator navigator) {
        this.context = context;
        this.model = new StakingViewModel(context);
        this.proof = new ProofChip(context.kit(), navigator);
        this.table = table();
        this.amount = new QuantityField(Text.literal("CTT"));
        this.bond = button("bond", () -> model.bond(typed(), this::failed));
        this.unbond = button("unbond", () -> model.unbond(typed(), this::failed));
        this.matured = button("claimUnbonded", () -> model.claimUnbonded(this::failed));
        this.nominations = new NominationBar(context, model, this::started, this::failed);
        this.claim = button("claim", () -> model.claim(owed(), this::failed));
        this.candidacy = new CandidacyForm(context, model, this::started, this::failed);
        election.getStyleClass().add("quiet");
        election.setWrapText(true);
        election.setMaxWidth(Double.MAX_VALUE);
        amount.input().setId("staking-amount");
        amount.input().promptTextProperty().bind(context.texts().bind("staking.amount"));
        amount.accessibleTextProperty().bind(context.texts().bind("staking.amount"));
        amount.valueProperty().subscribe(_ -> refreshButtons());
        HBox head = Boxes.row(Gap.NEAR, Boxes.grow(election), proof);
        VBox left = Boxes.column(Gap.NEAR, head, Boxes.grow(table), nominations.node());
        ScrollPane side = Boxes.scroll(side());
        side.setMinWidth(SIDE_WIDTH);
        side.setPrefWidth(SIDE_WIDTH);
        HBox content = Boxes.row(Gap.GROUP, Boxes.grow(left), side);
        content.setFillHeight(true);
        VBox page = Boxes.page(problem, Boxes.grow(content));
        this.pane = new LoadPane<>(context.kit(), page, this::show, model::refresh);
    }

    private VBox side() {
        return Boxes.column(
                Gap.NEAR,
                Words.section(context.texts().text("staking.mine")),
                amounts,
                claim,
                amount,
                Boxes.row(Gap.NEAR, bond, unbond),
                matured,
                candidacy.node());
    }

    /** Whether another deed may begin: one at a time, and what went wrong before is over. */
    private boolean started() {
        if (model.busy().get()) {
            return false;
        }
        problem.getChildren().clear();
        return true;
    }

    private Button button(String key, Runnable run) {
        Button button = Words.button(context.texts().text("staking." + key), () -> {
            if (started()) {
                run.run();
            }
        });
        button.setId("staking-" + key);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(context.curtain().drawnProperty(), _ -> model.refresh());
        lifetime.watch(model.staking(), load -> {
            pane.set(load);
            if (load instanceof Load.Ready<Shown> ready) {
                ProofView now = ready.value().proof();
                proof.proofProperty().set(ready.stale() ? now.stale() : now);
            }
        });
    }

    private void show(Shown shown) {
        Staking staking = shown.staking();
        if (!shown.account().address().equals(shownFor)) {
            // What was typed for one account is not meant for another.
            shownFor = shown.account().address();
            amount.textProperty().set("");
            candidacy.clear();
        }
        table.setRows(staking.rows());
        election.textProperty()
                .bind(context.texts()
                        .bind(
                                "staking.election",
                                staking.election().number(),
                                context.texts()
                                        .text("staking.step."
                                                + staking.election().step().name()),
                                staking.rows().stream()
                                        .filter(row -> row.power() > 0)
                                        .count()));
        amounts.getChildren().setAll(lines(shown));
        candidacy.show(shown);
        refreshButtons();
    }

    private List<Node> lines(Shown shown) {
        Staking.Mine mine = shown.staking().mine();
        long credit = mine.owed().stream().mapToLong(Owed::credit).sum();
        long ctt = mine.owed().stream().mapToLong(Owed::ctt).sum();
        List<Node> lines = new ArrayList<>();
        lines.add(line("staking.of", Text.literal(shown.account().name())));
        lines.add(line("staking.bonded", covered(Asset.CTT, mine.stake().bonded())));
        lines.add(line("staking.unbonding", covered(Asset.CTT, mine.unbonding())));
        for (StakeState.Unbonding item : mine.stake().unbonding()) {
            Text part = context.texts().text("staking.matures", covered(Asset.CTT, item.amount()));
            lines.add(line(part, Text.literal(context.kit().money().whole(item.matures()))));
        }
        lines.add(line("staking.experience", Text.literal(percent(mine.experiencePpm()))));
        lines.add(line("staking.owed.credit", covered(Asset.CREDIT, credit)));
        lines.add(line("staking.owed.ctt", covered(Asset.CTT, ctt)));
        return lines;
    }

    private Text covered(Asset asset, long smallest) {
        return Text.literal(context.curtain()
                .over(context.kit().money().format(asset, smallest).text()));
    }

    private Node line(String key, Text value) {
        return line(context.texts().text(key), value);
    }

    private static Node line(Text name, Text value) {
        Label figure = Words.body(value);
        figure.getStyleClass().add("figure");
        figure.setMinWidth(Label.USE_PREF_SIZE);
        return Boxes.row(Gap.NEAR, Words.quiet(name), Boxes.spring(), figure);
    }

    private static String percent(long ppm) {
        return ppm / 10_000 + "." + String.format(Locale.ROOT, "%02d", ppm / 100 % 100) + " %";
    }

    private long typed() {
        return StakingViewModel.uctt(amount.valueProperty().get());
    }

    private List<Owed> owed() {
        return model.staking().get() instanceof Load.Ready<Shown> ready
                ? ready.value().staking().mine().owed()
                : List.of();
    }

    /** What can be done just now. Nothing is disabled while a signature is asked for: the focus would leave the pressed button. */
    private void refreshButtons() {
        if (model.staking().get() instanceof Load.Ready<Shown> ready) {
            Staking staking = ready.value().staking();
            Staking.Mine mine = staking.mine();
            bond.setDisable(typed() == 0 || typed() > mine.free());
            unbond.setDisable(typed() == 0 || typed() > mine.stake().bonded());
            matured.setDisable(mine.matured(staking.height()) == 0);
            claim.setDisable(mine.owed().isEmpty());
            nominations.show(staking);
        }
    }

    private void failed(UserError error) {
        // A person who said no knows it.
        if (!error.code().equals("wallet.CANCELLED")) {
            problem.getChildren().setAll(new ErrorPane(context.kit(), error));
        }
    }

    private DataTable<Row> table() {
        DataTable<Row> rows = new DataTable<>(context.kit(), context.texts().text("staking.table"));
        rows.setId("staking-table");
        rows.nodes(context.texts().text("staking.choice"), 50, this::choice, null);
        rows.text(
                context.texts().text("staking.validator"),
                140,
                row -> HashLabel.shorten(row.validator().hex()));
        rows.text(context.texts().text("staking.operator"), 150, row -> model.name(row.operator()));
        rows.text(
                context.texts().text("staking.seat"),
                90,
                row -> context.texts().get(row.power() > 0 ? "staking.seated" : "staking.standing"));
        rows.figures(
                context.texts().text("staking.bond.column"),
                110,
                row -> context.kit().money().format(Asset.CTT, row.bond()).text(),
                Comparator.comparingLong(Row::bond));
        rows.figures(
                context.texts().text("staking.backing"),
                80,
                row -> percent(row.backing() / WHOLE_BUDGET_PPM),
                Comparator.comparingLong(Row::backing));
        rows.text(context.texts().text("staking.nominated"), 110, this::nominated);
        return rows;
    }

    private String nominated(Row row) {
        return Stream.of(Power.values())
                .filter(row::by)
                .map(power -> context.texts().get("staking.nominated." + power))
                .collect(Collectors.joining(" · "));
    }

    private Node choice(Row row) {
        CheckBox box = new CheckBox();
        box.setId("staking-choose-" + row.validator().hex());
        box.setSelected(model.isChosen(row.validator()));
        box.setDisable(!row.stands());
        box.accessibleTextProperty()
                .bind(context.texts()
                        .bind(
                                "staking.choice.of",
                                HashLabel.shorten(row.validator().hex())));
        box.setOnAction(_ -> {
            model.choose(row.validator(), box.isSelected());
            refreshButtons();
        });
        return box;
    }
}
