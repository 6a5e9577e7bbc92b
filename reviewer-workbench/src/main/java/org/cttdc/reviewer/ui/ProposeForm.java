package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** A proposal being written: what kind, a title and a reason for people, and what would happen. */
final class ProposeForm extends VBox {
    private static final int REASON_ROWS = 3;

    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;
    private final ComboBox<ContentFields.Kind> kind = new ComboBox<>();
    private final TextField title = new TextField();
    private final TextArea reason = new TextArea();
    private final StackPane place = new StackPane();
    private final PrimaryAction action;
    private Voting.@Nullable Board board;
    private @Nullable ContentFields fields;

    /** @param propose told what to sign */
    ProposeForm(UiKit kit, Texts texts, Acting acting, Consumer<GovernanceMsg.Propose> propose) {
        this.kit = kit;
        this.texts = texts;
        this.acting = acting;
        kind.setId("propose-kind");
        kind.getItems().setAll(List.of(ContentFields.Kind.values()));
        NameCell.in(kind, kit.languages(), it -> texts.get("propose.kind." + it));
        kind.setValue(ContentFields.Kind.TEXT);
        kind.valueProperty().subscribe((_, _) -> renew());
        title.setId("propose-title");
        title.textProperty().subscribe((_, _) -> refresh());
        reason.setId("propose-reason");
        reason.setPrefRowCount(REASON_ROWS);
        reason.setWrapText(true);
        var form = new FormGrid();
        form.add(texts.text("propose.kind"), kind);
        form.add(texts.text("propose.title"), title);
        form.add(texts.text("propose.reason"), reason, texts.text("propose.reason.hint"));
        this.action =
                new PrimaryAction(texts.text("propose.verb"), () -> message().ifPresent(propose));
        action.button().setId("propose-submit");
        getStyleClass().addAll("pad-16", "gap-16");
        getChildren()
                .addAll(
                        Words.page(texts.text("propose.heading")),
                        Words.quietParagraph(texts.text("propose.why")),
                        form,
                        place,
                        action);
    }

    PrimaryAction action() {
        return action;
    }

    void show(Voting.Board now) {
        boolean first = board == null;
        board = now;
        if (first) {
            renew();
        }
        refresh();
    }

    /** Everything typed is on its way: a new one begins empty. */
    void clear() {
        title.clear();
        reason.clear();
        renew();
    }

    private void renew() {
        Voting.Board known = board;
        if (known != null) {
            fields = new ContentFields(kit, texts, acting, kind.getValue(), known, this::refresh);
            place.getChildren().setAll(fields);
            refresh();
        }
    }

    private void refresh() {
        Voting.Board known = board;
        if (known == null) {
            return;
        }
        long bond = known.now().params().governance().proposalBond();
        boolean account = acting.present();
        boolean paid = known.own().ctt() > bond;
        action.possibleProperty().set(account && paid && message().isPresent());
        String key = account ? (paid ? "propose.bond" : "propose.poor") : "voting.account";
        action.besideProperty().set(texts.text(key, kit.money().ctt(bond).text()));
    }

    private Optional<GovernanceMsg.Propose> message() {
        Voting.Board known = board;
        ContentFields written = fields;
        String name = title.getText().strip();
        if (known == null || written == null || name.isEmpty()) {
            return Optional.empty();
        }
        Optional<ProposalContent> content = written.content();
        return content.map(it -> new GovernanceMsg.Propose(
                name,
                reason.getText().strip(),
                it,
                known.now().params().governance().proposalBond()));
    }
}
