package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.report.ReportEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSheetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Bytes NULLIFIER = Bytes.fromHex("ab".repeat(32));

    private final World world = new World(250);

    @TempDir
    Path folder;

    @Test
    void aDraftComesBackAsTyped() throws IOException {
        Path photo = Files.write(folder.resolve("photo.jpg"), new byte[] {1, 2, 3});
        EvidenceFile evidence = EvidenceFile.of(photo);
        assertThat(evidence.evidence().sha256()).isEqualTo(ContentId.ofContent(new byte[] {1, 2, 3}));
        ReportSheet typed = filled().with(ItemCondition.USED)
                .with(MethodLevel.BENCH)
                .withTested("2026-11-2")
                .withTemperature("21,5x")
                .withHumidity("４0")
                .with(List.of(evidence));

        assertThat(SheetJson.read(SheetJson.write(typed))).contains(typed);
    }

    @Test
    void whatIsNoDraftIsNotReadAsOne() {
        assertThat(SheetJson.read(Bytes.of("{\"type\":\"other\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(SheetJson.read(Bytes.of((byte) '{'))).isEmpty();
    }

    @Test
    void aFilledSheetIsAReportOnThisPurchase() {
        ReportSheet.Outcome outcome = outcome(filled().withTemperature("21.5"));

        assertThat(outcome.report()).hasValueSatisfying(report -> {
            assertThat(report.item().purchaseProof()).isEqualTo(ContentId.ofDigest(NULLIFIER));
            assertThat(report.item().lot()).isEqualTo(World.LOT);
            assertThat(report.env()).hasSize(1);
        });
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThat(outcome(ReportSheet.blank(TODAY)).report()).isEmpty();
        assertThat(outcome(filled().withTested("2026-11-25")).wrong()).containsExactly(ReportSheet.Field.TESTED);
        assertThat(outcome(filled().withTemperature("warm")).wrong()).containsExactly(ReportSheet.Field.TEMPERATURE);
    }

    private ReportSheet.Outcome outcome(ReportSheet sheet) {
        return sheet.outcome(world.model, world.lamp, World.LOT, NULLIFIER, TODAY);
    }

    /** The declared value as every reading. */
    private ReportSheet filled() {
        ReportSheet blank = ReportSheet.blank(TODAY);
        Map<String, ReportEntry> entries = new HashMap<>();
        for (Characteristic c : blank.draft(world.model).characteristics()) {
            ReportEntry entry = blank.draft(world.model).entry(c);
            String value = world.lamp.value(c.id()).orElseThrow().value().text();
            for (int i = 0; i < entry.readings().size(); i++) {
                entry = entry.withReading(i, value);
            }
            entries.put(c.id(), entry);
        }
        return blank.with(entries);
    }
}
