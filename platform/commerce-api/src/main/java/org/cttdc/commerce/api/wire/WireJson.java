package org.cttdc.commerce.api.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of the commerce records, strict on both sides: byte strings are lower-case hex, 64-bit integers are decimal
 * strings (as in protobuf's JSON mapping, so that no reader rounds them), every member is present, only an order's receipt,
 * inclusion and parcel may be null. A service refuses unknown members; a client ignores them, so that a service may say more.
 */
public final class WireJson {
    private static final int MAX_DIGITS = 20;

    private final JsonMapper mapper;

    private WireJson(boolean ignoreUnknown) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(64 * 1024)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        JsonSetter.Value notNull = JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .addModule(scalars())
                .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, !ignoreUnknown)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultSetterInfo(notNull);
        for (Class<?> nullable : new Class<?>[] {Receipt.class, Inclusion.class, Parcel.class}) {
            builder.withConfigOverride(
                    nullable, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)));
        }
        mapper = builder.build();
    }

    /** For the service: what it does not know it refuses. */
    public static WireJson strict() {
        return new WireJson(false);
    }

    /** For a client: what it does not know it leaves out. */
    public static WireJson tolerant() {
        return new WireJson(true);
    }

    /** UTF-8 JSON of a record or a list of records. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a commerce record has no JSON form", e);
        }
    }

    /** The record that UTF-8 JSON stands for; the exception says where it is not one. */
    public <T> T read(byte[] json, Class<T> type) throws IOException {
        return present(mapper.readValue(json, type));
    }

    /** The same for generic types. */
    public <T> T read(byte[] json, TypeReference<T> type) throws IOException {
        return present(mapper.readValue(json, type));
    }

    private static <T> T present(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("a JSON value is expected where null stands");
        }
        return value;
    }

    private static SimpleModule scalars() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Bytes.class, new BytesWriter());
        module.addDeserializer(Bytes.class, new BytesReader());
        module.addSerializer(long.class, new LongWriter());
        module.addDeserializer(long.class, new LongReader());
        return module;
    }

    private static String text(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            context.reportWrongTokenException(type, JsonToken.VALUE_STRING, "a string is expected");
        }
        return parser.getText();
    }

    private static final class BytesWriter extends JsonSerializer<Bytes> {
        @Override
        public void serialize(Bytes value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.hex());
        }
    }

    private static final class BytesReader extends JsonDeserializer<Bytes> {
        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String hex = text(parser, context, Bytes.class);
            for (int i = 0; i < hex.length(); i++) {
                if ("0123456789abcdef".indexOf(hex.charAt(i)) < 0) {
                    context.reportInputMismatch(Bytes.class, "bytes are lower-case hex");
                }
            }
            if (hex.length() % 2 != 0) {
                context.reportInputMismatch(Bytes.class, "hex has two digits a byte");
            }
            return Bytes.fromHex(hex);
        }
    }

    private static final class LongWriter extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Long.toString(value));
        }
    }

    private static final class LongReader extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String digits = text(parser, context, long.class);
            try {
                long value = Long.parseLong(digits);
                if (Long.toString(value).equals(digits)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through to the one message for everything that is not the canonical form.
            }
            return context.reportInputMismatch(long.class, "a 64-bit integer as a decimal string is expected");
        }
    }
}
