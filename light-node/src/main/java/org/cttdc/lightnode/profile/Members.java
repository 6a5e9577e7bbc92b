package org.cttdc.lightnode.profile;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;

/** The members of an object, each of the type that is asked for. */
record Members(JsonObject object, String name) {
    static Members of(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return new Members(object, name);
        }
        throw ProfileFile.bad(name + " is not an object");
    }

    String text(String member) {
        return get(member, JsonString.class).value();
    }

    long integer(String member) {
        return get(member, JsonInteger.class).value();
    }

    JsonObject object(String member) {
        return get(member, JsonObject.class);
    }

    JsonArray array(String member) {
        return get(member, JsonArray.class);
    }

    Bytes hex(String member) {
        return Bytes.fromHex(text(member));
    }

    /** A member nobody reads would be signed and mean nothing. */
    void requireNoOther(int known) {
        if (object.members().size() != known) {
            throw ProfileFile.bad(name + " has " + object.members().size() + " members, not " + known);
        }
    }

    private <T extends JsonValue> T get(String member, Class<T> type) {
        JsonValue value = object.members().get(member);
        if (!type.isInstance(value)) {
            throw ProfileFile.bad(name + " has no " + member + " of the right type");
        }
        return type.cast(value);
    }
}
