package org.cttdc.expert.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.templates.ModelTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorDraftTest {
    private final AuthorDraft kettle = AuthorDraft.of(ModelTemplates.load("kettle"));

    @Test
    void everyFieldOfEveryTemplateReadsWhatItWrites() {
        for (String name : ModelTemplates.names()) {
            AuthorDraft draft = AuthorDraft.of(ModelTemplates.load(name));
            for (HeaderField field : HeaderField.values()) {
                Place place = Place.of(field);
                assertThat(draft.typed(place, draft.text(place)))
                        .as(field.key())
                        .isEqualTo(draft);
            }
            for (int i = 0; i < draft.model().characteristics().size(); i++) {
                Characteristic c = draft.model().characteristics().get(i);
                for (CharacteristicField field : CharacteristicField.values()) {
                    if (field.fits(c)) {
                        Place place = Place.of(i, field);
                        assertThat(draft.typed(place, draft.text(place)))
                                .as("%s of %s in %s", field.key(), c.id(), name)
                                .isEqualTo(draft);
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotReadIsKeptAndNamed() {
        Place weight = Place.of(0, CharacteristicField.WEIGHT);
        AuthorDraft typed = kettle.typed(weight, "1o");

        assertThat(typed.text(weight)).isEqualTo("1o");
        assertThat(Findings.check(typed, null).at(weight)).isEqualTo(new Findings.Reason.DoesNotRead("1o"));
        assertThat(typed.typed(weight, "12").pending()).isEmpty();
    }

    @Test
    void pendingTextsMoveWithTheirCharacteristic() {
        AuthorDraft typed = kettle.typed(Place.of(1, CharacteristicField.SCALE), "x");

        assertThat(Edits.swapped(typed, 0, 1).text(Place.of(0, CharacteristicField.SCALE)))
                .isEqualTo("x");
        assertThat(Edits.added(typed, 0).text(Place.of(2, CharacteristicField.SCALE)))
                .isEqualTo("x");
        assertThat(Edits.removed(typed, 1).pending()).isEmpty();
    }

    @Test
    void everydayUnitsBecomeCodes() {
        assertThat(kettle.typed(Place.of(2, CharacteristicField.UNIT), "kWh")
                        .model()
                        .characteristics()
                        .get(2)
                        .unit())
                .isEqualTo("kW.h");
    }

    @Test
    void spreadWeightsSumToOneExactly() {
        AuthorDraft off = kettle.typed(Place.of(0, CharacteristicField.WEIGHT), "33.3333");

        assertThat(Edits.weightSum(Edits.weightsSpread(off).model())).isEqualTo(QualityModel.TOTAL_WEIGHT);
    }

    @Test
    void everyKindCanBecomeEveryOtherAndBeKept() throws Exception {
        for (CharacteristicKind kind : CharacteristicKind.values()) {
            AuthorDraft changed = Edits.ofKind(kettle, 0, kind);
            assertThat(DraftStore.read(DraftStore.write(changed)))
                    .as(kind.code())
                    .isEqualTo(changed);
            for (CharacteristicField field : CharacteristicField.values()) {
                if (field.fits(changed.model().characteristics().get(0))) {
                    assertThat(changed.text(Place.of(0, field))).isNotNull();
                }
            }
        }
    }

    @Test
    void undoGoesBackToTheBeginningAndForthAgain() {
        var history = new History(kettle);
        Place title = Place.of(HeaderField.TITLE_EN);
        history.type(title, "K");
        history.type(title, "Ke");
        history.change(Edits.removed(history.now(), 0));
        AuthorDraft last = history.now();

        history.undo();
        assertThat(history.now().text(title)).isEqualTo("Ke");
        history.undo();
        assertThat(history.now()).isEqualTo(kettle);
        assertThat(history.canUndo()).isFalse();
        history.redo();
        history.redo();
        assertThat(history.now()).isEqualTo(last);
    }

    @Test
    void draftsSurviveAndUnreadableFilesArePutAside(@TempDir Path home) throws IOException {
        var store = new DraftStore(home);
        AuthorDraft typed = kettle.typed(Place.of(HeaderField.VERSION), "1.").typed(Place.of(HeaderField.TITLE_EN), "");
        store.save(typed);
        assertThat(store.load()).contains(typed);

        Files.writeString(home.resolve("model-draft.json"), "{");
        assertThat(store.load()).isEmpty();
        assertThat(home.resolve("model-draft.json.unreadable")).exists();
    }

    @Test
    void revisionsAreGradedByWhatTheyChange() {
        QualityModel before = kettle.model();
        assertThat(grade(kettle.typed(Place.of(HeaderField.TITLE_ZH), "壶"))).isEqualTo(ModelDiff.Grade.PATCH);
        assertThat(grade(kettle.typed(Place.of(0, CharacteristicField.STEPS_ZH), "称重")))
                .isEqualTo(ModelDiff.Grade.PATCH);
        assertThat(grade(kettle.typed(Place.of(0, CharacteristicField.WEIGHT), "1")))
                .isEqualTo(ModelDiff.Grade.MINOR);
        assertThat(grade(Edits.added(kettle, 0))).isEqualTo(ModelDiff.Grade.MINOR);
        assertThat(grade(Edits.removed(kettle, 0))).isEqualTo(ModelDiff.Grade.MAJOR);
        assertThat(grade(kettle.typed(Place.of(0, CharacteristicField.UNIT), "mL")))
                .isEqualTo(ModelDiff.Grade.MAJOR);
        assertThat(ModelDiff.between(before, Edits.removed(kettle, 0).model()).next(new Version(1, 2, 3)))
                .isEqualTo(new Version(2, 0, 0));
    }

    private ModelDiff.Grade grade(AuthorDraft after) {
        return ModelDiff.between(kettle.model(), after.model()).grade();
    }
}
