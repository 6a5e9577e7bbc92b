package org.cttdc.wallet.ui;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The way to a wallet: choose, write down, prove it, done. */
final class OnboardingView {
    private static final double WIDTH = 760;

    private final Context context;
    private final OnboardingViewModel model;
    private final VBox column = Boxes.page();
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final Node node;

    OnboardingView(Context context) {
        this.context = context;
        this.model = new OnboardingViewModel(context);
        column.setMaxWidth(WIDTH);
        HBox centred = new HBox(column);
        centred.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        this.node = Boxes.scroll(centred);
        model.step().subscribe(this::show);
        model.problem().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private Text text(String key, Object... args) {
        return context.texts().text(key, args);
    }

    private void show(@Nullable UserError error) {
        if (error == null) {
            problem.getChildren().clear();
        } else {
            problem.getChildren().setAll(new ErrorPane(context.kit(), error));
        }
    }

    private void show(OnboardingViewModel.Step step) {
        column.getChildren()
                .setAll(
                        switch (step) {
                            case WELCOME -> welcome();
                            case WORDS -> words();
                            case CHECK -> check();
                            case RESTORE -> restore();
                        });
    }

    private List<Node> welcome() {
        VBox create = choice(Feather.PLUS_CIRCLE, "create", model::create);
        VBox restore = choice(Feather.ROTATE_CCW, "restore", model::restore);
        return List.of(
                Words.page(text("onboarding.title")),
                Words.quietParagraph(text("onboarding.purpose")),
                Boxes.row(Gap.GROUP, Boxes.grow(create), Boxes.grow(restore)));
    }

    private VBox choice(Ikon icon, String key, Runnable run) {
        Button button = Words.button(text("onboarding." + key), run);
        if (key.equals("create")) {
            button.getStyleClass().add("accent");
        }
        VBox card = Boxes.card(
                Words.icon(icon),
                Words.section(text("onboarding." + key + ".title")),
                Words.quietParagraph(text("onboarding." + key + ".hint")),
                Boxes.spring(),
                button);
        card.setPrefWidth(WIDTH / 2);
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private List<Node> words() {
        PrimaryAction next = new PrimaryAction(text("onboarding.words.next"), model::written);
        return List.of(
                Words.page(text("onboarding.words.title")),
                Words.paragraph(text("onboarding.words.hint")),
                new WordGrid(context, model.words()),
                foot(back(), next));
    }

    private List<Node> check() {
        FormGrid form = new FormGrid();
        for (int i = 0; i < model.answers().size(); i++) {
            TextField answer = new TextField();
            answer.textProperty().bindBidirectional(model.answers().get(i));
            form.add(text("onboarding.check.word", model.checkPositions().get(i)), answer);
        }
        identity(form);
        Button again = Words.button(text("onboarding.check.again"), model::wordsAgain);
        return List.of(
                Words.page(text("onboarding.check.title")),
                Words.quietParagraph(text("onboarding.check.hint")),
                form,
                problem,
                foot(Boxes.row(Gap.NEAR, back(), again), finish("onboarding.finish")));
    }

    private List<Node> restore() {
        TextArea phrase = new TextArea();
        phrase.setWrapText(true);
        phrase.setPrefRowCount(3);
        phrase.textProperty().bindBidirectional(model.phrase());
        FormGrid form = new FormGrid();
        FormField field = form.add(text("onboarding.phrase"), phrase, text("onboarding.phrase.hint"));
        follow(field, model.phraseProblem());
        identity(form);
        return List.of(
                Words.page(text("onboarding.restore.page")),
                Words.quietParagraph(text("onboarding.restore.purpose")),
                form,
                problem,
                foot(back(), finish("onboarding.restore.finish")));
    }

    private void identity(FormGrid form) {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.name());
        form.add(text("onboarding.name"), name);
        PasswordField first = new PasswordField();
        PasswordField second = new PasswordField();
        link(first, model.passphrase());
        link(second, model.repeated());
        FormField field = form.add(text("onboarding.passphrase"), first, text("passphrase.hint", PassphraseRule.LEAST));
        FormField repeat = form.add(text("passphrase.repeat"), second);
        Runnable judge = () -> {
            field.problemProperty().set(PassphraseRule.problem(context.texts(), first.getText()));
            repeat.problemProperty()
                    .set(PassphraseRule.repeatProblem(context.texts(), first.getText(), second.getText()));
        };
        first.textProperty().subscribe(judge);
        second.textProperty().subscribe(judge);
    }

    private static void link(TextInputControl input, StringProperty value) {
        input.textProperty().bindBidirectional(value);
    }

    private static void follow(FormField field, ObservableValue<@Nullable Text> wrong) {
        field.problemProperty().bind(wrong);
    }

    private PrimaryAction finish(String key) {
        PrimaryAction action = new PrimaryAction(text(key), model::finish);
        action.possibleProperty().bind(model.canFinish());
        action.busyProperty().bind(model.busy());
        action.besideProperty().set(text("onboarding.finish.beside"));
        return action;
    }

    private static Node foot(Node back, PrimaryAction action) {
        HBox row = Boxes.row(Gap.NEAR, back, Boxes.grow(action));
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private Button back() {
        Button button = Words.button(text("onboarding.back"), model::back);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }
}
