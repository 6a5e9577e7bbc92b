package org.cttdc.wallet.sentence;

import java.util.function.Function;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** What a document inside a message is, read from its very bytes. */
final class DocumentTitles {
    private final Texts texts;

    DocumentTitles(Texts texts) {
        this.texts = texts;
    }

    /** The content id of a document, shortened. */
    static String id(Bytes document) {
        return Shown.hash(Sha256.of(document));
    }

    Text model(Bytes document) {
        return title(
                document,
                QualityModel.class,
                model -> texts.text(
                        "document.model",
                        localized(model.title()),
                        model.version().toString()));
    }

    Text listing(Bytes document) {
        return title(
                document,
                ListingDeclaration.class,
                listing -> texts.text(
                        "document.listing",
                        Shown.foreign(listing.brand()),
                        localized(listing.name()),
                        Shown.foreign(listing.gtin()),
                        Shown.hash(Bytes.fromHex(listing.model().hex()))));
    }

    Text report(Bytes document) {
        return title(
                document,
                TestReport.class,
                report -> texts.text(
                        "document.report",
                        Shown.hash(Bytes.fromHex(report.listing().hex())),
                        report.results().size()));
    }

    private Text localized(LocalizedText text) {
        return new Localized(texts.languages(), text);
    }

    private <T extends Document> Text title(Bytes canonical, Class<T> type, Function<T, Text> title) {
        try {
            return title.apply(DocumentReader.read(canonical.toArray(), type));
        } catch (DocumentException e) {
            return texts.text("document.unreadable", canonical.size());
        }
    }
}
