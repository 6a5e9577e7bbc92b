package org.cttdc.lightnode.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A signed transaction as a file, to be carried to a machine that has a network: canonical JSON with the envelope in base64. The
 * signature protects what it says; the label is for people.
 *
 * @param tx encoded {@link org.cttdc.protocol.tx.SignedTx}
 * @param label what the person calls it
 */
public record SignedTxFile(Bytes tx, String label) {
    /** Ending of such a file's name. */
    public static final String SUFFIX = ".ctt-tx";

    private static final String FORMAT = "ctt-signed-tx/1";
    /** Most bytes of a file that is read. */
    public static final int MAX_BYTES = 4 << 20;

    /** The file. */
    public Bytes toBytes() {
        return Bytes.of(JsonWriter.canonical(JsonObject.of(Map.of(
                "format", new JsonString(FORMAT),
                "label", new JsonString(label),
                "tx", new JsonString(tx.base64())))));
    }

    /**
     * Reads such a file, or bare hex or base64 of an envelope.
     *
     * @param name stands for a label where there is none
     * @throws LightNodeException REFUSED where it is none of these
     */
    public static SignedTxFile read(byte[] file, String name) {
        String text = new String(file, StandardCharsets.US_ASCII).strip();
        try {
            if (text.startsWith("{")) {
                return parse(JsonReader.read(file, MAX_BYTES));
            }
            return new SignedTxFile(text.matches("([0-9a-fA-F]{2})+") ? Bytes.fromHex(text) : base64(text), name);
        } catch (JsonException | IllegalArgumentException e) {
            throw new LightNodeException(
                    Code.REFUSED,
                    ErrorCode.E_MALFORMED + ": the file holds no signed transaction: " + e.getMessage(),
                    e);
        }
    }

    private static SignedTxFile parse(JsonValue json) {
        String format = text(json, "format");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("its format is " + format + ", this program reads " + FORMAT);
        }
        return new SignedTxFile(base64(text(json, "tx")), text(json, "label"));
    }

    private static Bytes base64(String text) {
        Bytes bytes = Bytes.fromBase64(text);
        if (bytes.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        return bytes;
    }

    private static String text(JsonValue json, String name) {
        @Nullable
        JsonValue member = json instanceof JsonObject object ? object.members().get(name) : null;
        if (member instanceof JsonString string) {
            return string.value();
        }
        throw new IllegalArgumentException("it has no text \"" + name + "\"");
    }
}
