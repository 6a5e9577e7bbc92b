package org.cttdc.expert;

import java.util.List;
import org.cttdc.expert.ui.AuthorPage;
import org.cttdc.expert.ui.ExpertTexts;
import org.cttdc.expert.ui.ModelsPage;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where experts write quality models, publish them and see what they earn. */
public final class ExpertWorkbench implements Workbench {
    /** Identifier for navigation. */
    public static final String ID = "expert";

    /** The page where models are written; its argument is a template's name or a model's content id in hex. */
    public static final String AUTHOR = "author";

    private final ExpertServices services;
    private final Texts texts;

    public ExpertWorkbench(ExpertServices services) {
        this.services = services;
        this.texts = ExpertTexts.load(services.kit().languages());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Text title() {
        return texts.text("expert.title");
    }

    @Override
    public Ikon icon() {
        return Feather.CLIPBOARD;
    }

    @Override
    public int order(Role role) {
        return role == Role.EXPERT ? 0 : 10;
    }

    @Override
    public List<Page> pages() {
        return List.of(
                new Page(
                        ModelsPage.ID,
                        texts.text("models.title"),
                        Feather.CLIPBOARD,
                        navigator -> new ModelsPage(services, texts, navigator)),
                new Page(
                        AUTHOR,
                        texts.text("author.title"),
                        Feather.EDIT_3,
                        navigator -> new AuthorPage(services, texts, navigator)));
    }

    @Override
    public List<WorkbenchAction> actions() {
        return List.of(
                WorkbenchAction.of(
                        "expert.models", texts.text("action.models"), navigator -> navigator.open(ID, ModelsPage.ID)),
                WorkbenchAction.of(
                        "expert.author",
                        texts.text("action.author"),
                        "Shortcut+N",
                        navigator -> navigator.open(ID, AUTHOR)));
    }
}
