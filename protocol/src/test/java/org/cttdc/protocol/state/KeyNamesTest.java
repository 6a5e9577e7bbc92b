package org.cttdc.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.KeyNames.Item;
import org.cttdc.protocol.state.KeyNames.Named;
import org.cttdc.protocol.state.KeyNames.Single;
import org.cttdc.protocol.state.KeyNames.Whole;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.protocol.tx.TxBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNamesTest {
    private static final Bytes ADDRESS = Bytes.fromHex("0102030405060708090a0b0c0d0e0f1011121314");
    private static final Bytes ID = Bytes.fromHex("2f".repeat(32));

    static Stream<Method> everyKey() {
        return Arrays.stream(StateKeys.class.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers()));
    }

    /** Parts full of slashes, so that only their fixed lengths tell where one ends. */
    private static Object argument(Method method, int index) {
        Class<?> type = method.getParameterTypes()[index];
        if (type == long.class) {
            return 0x2f2fL;
        }
        if (type == Share.class) {
            return Share.REVIEWER;
        }
        String shape = KeyNames.all().stream()
                .filter(pattern -> pattern.startsWith(nameOf(method) + "/"))
                .findFirst()
                .orElseThrow();
        return shape.replace("[/place]", "").split("/")[index + 1].equals("address")
                ? Bytes.fromHex("2f".repeat(20))
                : ID;
    }

    private static String nameOf(Method method) {
        return switch (method.getName()) {
            case "communityFunds" -> "community";
            case "listingsOfModel" -> "model-listings";
            case "reportsOfListing" -> "listing-reports";
            default -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        };
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void everyKeyOfTheStoreHasANameThatLeadsBackToIt(Method method) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method, i);
        }
        Object key = method.invoke(null, arguments);
        switch (key) {
            case StateKey<?> one -> {
                Named named = KeyNames.describe(one.key(), "ctt").orElseThrow();
                assertThat(named).isEqualTo(new Single(one, named.text()));
                assertThat(KeyNames.parse(named.text(), "ctt")).isEqualTo(named);
            }
            case ListKey<?> list -> {
                Named whole = KeyNames.describe(list.base(), "ctt").orElseThrow();
                assertThat(whole).isEqualTo(new Whole(list, whole.text()));
                Named item = KeyNames.describe(list.item(12_079).key(), "ctt").orElseThrow();
                assertThat(item).isEqualTo(new Item(list, 12_079, whole.text() + "/12079"));
                assertThat(KeyNames.parse(item.text(), "ctt")).isEqualTo(item);
                assertThat(KeyNames.parse(whole.text(), "ctt")).isEqualTo(whole);
            }
            default -> throw new AssertionError(key);
        }
    }

    @Test
    void aBalanceIsWhatPeopleCallAnAccount() {
        String text = new Address(ADDRESS).text("ctts");
        assertThat(KeyNames.parse("balance/" + text, "ctts"))
                .isEqualTo(new Single(StateKeys.account(ADDRESS), "account/" + text))
                .isEqualTo(KeyNames.parse("account/" + ADDRESS.hex(), "ctts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "account",
                "account/",
                "account/ctt1qqqq",
                "account/00",
                "cycle/-1",
                "cycle/x",
                "cycle/1/0",
                "models/0/0",
                "models/-1",
                "due/00/1/EXPERT/00"
            })
    void whatIsNoKeyIsRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyNames.parse(text, "ctt"))
                .withMessageMatching(".{10,}");
    }

    @Test
    void bytesThatNoKeyHasHaveNoName() {
        for (String hex :
                List.of("", "2f", "6163636f756e742f00", "6d6f64656c732f00", "6d6f64656c732fffffffffffffffff")) {
            assertThat(KeyNames.describe(Bytes.fromHex(hex), "ctt")).isEmpty();
        }
    }

    @Test
    void recordsBecomeJsonThatPeopleRead() {
        assertThat(new String(
                        JsonWriter.canonical(RecordJson.of(new TxBody(
                                "c", 1, 2, 3, "m", List.of(new Msg.Transfer(ADDRESS, Asset.CREDIT, Long.MAX_VALUE))))),
                        StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"chainId\":\"c\",\"fee\":\"3\",\"memo\":\"m\",\"messages\":[{\"amount\":\"9223372036854775807\","
                                + "\"asset\":\"CREDIT\",\"to\":\"" + ADDRESS.hex()
                                + "\",\"type\":\"Transfer\"}],\"sequence\":\"1\",\"validUntilHeight\":\"2\"}");
        assertThat(RecordJson.of(new Document(Bytes.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(JsonObject.of(Map.of("a", new JsonInteger(1))));
        assertThat(RecordJson.of(new Document(ADDRESS))).isNotNull();
    }
}
