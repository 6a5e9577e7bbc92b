package org.cttdc.uikit.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.ProofReport.KeyFact;
import org.cttdc.lightnode.api.ProofReport.ListFact;
import org.cttdc.lightnode.api.ProofReport.SignedHeader;
import org.cttdc.lightnode.api.ProofReport.StateClaim;
import org.cttdc.lightnode.api.ProofReport.TxClaim;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.RecordJson;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.i18n.Text;

/** A checked proof file in words: what it proves, why, on what that rests, and what it does not prove. */
public final class ProofReportView extends VBox {
    /** Whoever wants the rest of a long list has it in the file. */
    private static final int MOST_FACTS = 50;

    private final UiKit kit;
    private final ProofReport report;

    public ProofReportView(UiKit kit, ProofReport report) {
        this.kit = kit;
        this.report = report;
        getStyleClass().addAll("proof-report", "gap-16");
        getChildren()
                .addAll(
                        part(text("proved", Text.literal(report.chainId())), claim()),
                        part(text("why"), why()),
                        part(text("rests"), rests()),
                        part(text("not"), notProved()));
    }

    /** What the view is called where it is shown. */
    public static Text title(UiKit kit) {
        return kit.texts().text("proof.report.title");
    }

    private Text text(String key, Object... args) {
        return kit.texts().text("proof.report." + key, args);
    }

    private static VBox part(Text title, List<Node> content) {
        VBox part = Boxes.column(Gap.NEAR, Words.section(title));
        part.getChildren().addAll(content);
        return part;
    }

    private String whole(long number) {
        return kit.money().whole(number);
    }

    private List<Node> claim() {
        return switch (report.claim()) {
            case StateClaim state -> state(state);
            case TxClaim tx -> transaction(tx);
        };
    }

    private List<Node> state(StateClaim claim) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Words.paragraph(text("state", whole(claim.height()))));
        for (ListFact list : claim.lists()) {
            Text words = list.complete()
                    ? text("list.complete", Text.literal(list.name()), list.total())
                    : text("list.part", Text.literal(list.name()), list.total(), whole(list.proved()));
            nodes.add(Words.paragraph(words));
        }
        claim.facts().stream().limit(MOST_FACTS).map(this::fact).forEach(nodes::add);
        return nodes;
    }

    private VBox fact(KeyFact fact) {
        var name = Words.paragraph(Text.literal(fact.name()));
        name.getStyleClass().add("mono");
        VBox box = Boxes.column(Gap.TIGHT, name);
        if (fact.present()) {
            fact.decoded()
                    .ifPresentOrElse(
                            value -> box.getChildren().addAll(fields(value)),
                            () -> box.getChildren()
                                    .add(new HashLabel(kit, fact.value().hex())));
        } else {
            box.getChildren().add(Words.paragraph(text("absent")));
        }
        return box;
    }

    private static List<Node> fields(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return List.of(Words.paragraph(Text.literal(json(value))));
        }
        List<Node> lines = new ArrayList<>();
        object.members().forEach((name, member) -> {
            if (member instanceof JsonArray(var items)
                    && !items.isEmpty()
                    && items.stream().allMatch(JsonObject.class::isInstance)) {
                for (int i = 0; i < items.size(); i++) {
                    lines.add(field(name + " " + (i + 1), inOneLine((JsonObject) items.get(i))));
                }
            } else {
                lines.add(field(name, plain(member)));
            }
        });
        return lines;
    }

    private static Node field(String name, String value) {
        return Words.paragraph(Text.literal(name + ": " + value));
    }

    /** Its members that say something. */
    private static String inOneLine(JsonObject object) {
        return object.members().entrySet().stream()
                .map(member -> member.getKey() + " " + plain(member.getValue()))
                .filter(member -> !member.endsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.value() : json(value);
    }

    private static String json(JsonValue value) {
        return new String(JsonWriter.canonical(value), StandardCharsets.UTF_8);
    }

    private List<Node> transaction(TxClaim claim) {
        List<Node> nodes = new ArrayList<>();
        String place = whole(claim.index() + 1);
        nodes.add(Words.paragraph(
                claim.code() == 0
                        ? text("tx.ok", place, whole(claim.count()), whole(claim.height()))
                        : text("tx.failed", place, whole(claim.count()), whole(claim.height()), code(claim.code()))));
        nodes.add(new HashLabel(kit, claim.hash().hex()));
        claim.sender()
                .ifPresent(sender -> nodes.add(Boxes.column(
                        Gap.TIGHT,
                        Words.quiet(text("tx.sender")),
                        new HashLabel(kit, new Address(sender).text(Address.prefixOf(report.chainId()))))));
        claim.body().ifPresent(body -> nodes.addAll(fields(RecordJson.of(body))));
        return nodes;
    }

    private static Text code(long code) {
        return Text.literal(
                (code > Integer.MAX_VALUE ? ErrorCode.E_INTERNAL : ErrorCode.of((int) code)) + " (" + code + ")");
    }

    private List<Node> why() {
        SignedHeader header = report.signed();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Words.paragraph(text(
                "signed",
                whole(header.height()),
                Text.literal(kit.times().absolute(header.time())),
                whole(header.signers()),
                header.validators().size(),
                whole(header.signedPower()),
                whole(header.totalPower()))));
        nodes.add(Boxes.column(
                Gap.TIGHT,
                Words.quiet(text("header")),
                new HashLabel(kit, header.hash().hex())));
        header.validators()
                .forEach(validator -> nodes.add(Boxes.row(
                        Gap.NEAR,
                        new HashLabel(kit, validator.address().hex()),
                        Words.quiet(text(validator.signed() ? "voted" : "silent", whole(validator.power()))))));
        if (report.path().size() > 1) {
            String path = report.path().stream().map(this::whole).collect(Collectors.joining(" → "));
            nodes.add(Words.paragraph(text("path", Text.literal(path))));
        }
        if (report.links() > 0) {
            nodes.add(Words.paragraph(text("links", report.links())));
        }
        return nodes;
    }

    private List<Node> rests() {
        String height = whole(report.path().getFirst());
        Text time = Text.literal(kit.times().absolute(report.rootTime()));
        return List.of(
                Words.paragraph(text(report.rootGiven() ? "rests.given" : "rests.own", height, time)),
                Boxes.column(
                        Gap.TIGHT,
                        Words.quiet(text("root")),
                        new HashLabel(
                                kit,
                                report.path().getFirst() + ":"
                                        + report.rootHash().hexUpper())));
    }

    private List<Node> notProved() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Words.paragraph(text("not.later", whole(report.claim().height()))));
        nodes.add(Words.paragraph(text("not.world")));
        if (report.claim() instanceof TxClaim) {
            nodes.add(Words.paragraph(text("not.logs")));
        }
        return nodes;
    }
}
