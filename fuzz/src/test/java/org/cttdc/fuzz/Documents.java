package org.cttdc.fuzz;

import java.time.LocalDate;
import java.util.List;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.templates.ModelTemplates;

/** Documents that are valid. */
final class Documents {
    private static final ContentId ID = ContentId.ofDigest(Sha256.of());

    private Documents() {}

    static QualityModel kettle() {
        return ModelTemplates.load("kettle");
    }

    static byte[] model() {
        return DocumentWriter.canonical(kettle());
    }

    static byte[] listing() {
        DeclaredValue volume =
                new DeclaredValue("volume", Decimal.of("1.70"), null, null, DeclarationBasis.MEASURED, List.of());
        return DocumentWriter.canonical(new ListingDeclaration(
                ID,
                "04006381333931",
                "Brand",
                LocalizedText.of("Kettle", "电水壶"),
                List.of(new Lot("A1", ID)),
                List.of(volume),
                List.of()));
    }

    static byte[] report() {
        Decimal value = Decimal.of("1.71");
        Result volume = new Result(
                "volume", List.of(value, value), value, Decimal.of("0.02"), null, List.of(), null, null, List.of());
        return DocumentWriter.canonical(new TestReport(
                ID,
                ID,
                new Item("A1", null, null, ItemCondition.NEW, null),
                List.of(),
                List.of(volume),
                List.of(),
                LocalDate.of(2026, 3, 20),
                List.of(new Evidence(ID, "image/jpeg", 1_000))));
    }
}
