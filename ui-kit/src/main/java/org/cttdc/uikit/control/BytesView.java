package org.cttdc.uikit.control;

import java.util.HexFormat;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.cttdc.protocol.Bytes;

/** Signed bytes in rows of sixteen, with the bytes that carry a sentence marked. */
final class BytesView extends VBox {

    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.of();

    BytesView(Bytes bytes, List<SigningPrompt.Highlight> highlights) {
        getStyleClass().add("bytes-view");
        for (int from = 0; from < bytes.size(); from += ROW) {
            getChildren().add(row(bytes, from, Math.min(from + ROW, bytes.size()), highlights));
        }
    }

    private static TextFlow row(Bytes bytes, int from, int to, List<SigningPrompt.Highlight> highlights) {
        var flow = new TextFlow();
        var offset = new Text("%04x  ".formatted(from));
        offset.getStyleClass().addAll("mono", "bytes-offset");
        flow.getChildren().add(offset);
        int at = from;
        while (at < to) {
            int mark = markAt(highlights, at);
            int end = at + 1;
            while (end < to && markAt(highlights, end) == mark) {
                end++;
            }
            flow.getChildren().add(run(bytes, at, end, mark));
            at = end;
        }
        return flow;
    }

    private static Label run(Bytes bytes, int from, int to, int mark) {
        var words = new StringBuilder();
        for (int i = from; i < to; i++) {
            words.append(HEX.toHexDigits(bytes.at(i))).append(' ');
        }
        var label = new Label(words.toString());
        label.getStyleClass().add("mono");
        if (mark >= 0) {
            label.getStyleClass().add(mark % 2 == 0 ? "bytes-mark-1" : "bytes-mark-2");
        }
        return label;
    }

    private static int markAt(List<SigningPrompt.Highlight> highlights, int index) {
        for (int i = 0; i < highlights.size(); i++) {
            if (index >= highlights.get(i).from() && index < highlights.get(i).to()) {
                return i;
            }
        }
        return -1;
    }
}
