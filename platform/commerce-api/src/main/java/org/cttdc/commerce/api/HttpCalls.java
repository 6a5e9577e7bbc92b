package org.cttdc.commerce.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.wire.ErrorBody;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.api.wire.WireJson;

/** One request, one bounded reply, one kind of exception. */
final class HttpCalls {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(30);
    private static final int MAX_MESSAGE = 1_000;

    private final HttpUrl service;
    private final OkHttpClient http;
    private final WireJson json = WireJson.tolerant();

    HttpCalls(HttpUrl service, OkHttpClient http) {
        this.service = service;
        this.http = http;
    }

    /** Redirects are refused: a token must not follow one. */
    static OkHttpClient newHttpClient() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .callTimeout(WHOLE_CALL)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Text of a server, cut and without control characters, for the details pane. */
    static String clean(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_MESSAGE ? printable : printable.substring(0, MAX_MESSAGE);
    }

    <T> T get(String path, Optional<String> token, Class<T> type) {
        byte[] reply = call(request(path, token).get().build());
        return parse(() -> json.read(reply, type));
    }

    <T> T get(String path, Optional<String> token, TypeReference<T> type) {
        byte[] reply = call(request(path, token).get().build());
        return parse(() -> json.read(reply, type));
    }

    <T> T post(String path, Optional<String> token, Object body, Class<T> type) {
        byte[] reply = call(request(path, token).post(body(body)).build());
        return parse(() -> json.read(reply, type));
    }

    <T> T post(String path, Optional<String> token, Object body, TypeReference<T> type) {
        byte[] reply = call(request(path, token).post(body(body)).build());
        return parse(() -> json.read(reply, type));
    }

    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Request.Builder request(String path, Optional<String> token) {
        HttpUrl url = service.resolve(path);
        if (url == null) {
            throw new CommerceException(Code.BAD_REQUEST, "no address " + path + " at " + service);
        }
        Request.Builder builder = new Request.Builder().url(url).header("Accept", "application/json");
        token.ifPresent(bearer -> builder.header("Authorization", "Bearer " + bearer));
        return builder;
    }

    private RequestBody body(Object value) {
        byte[] bytes = value.equals("") ? new byte[0] : json.write(value);
        return RequestBody.create(bytes, JSON);
    }

    private byte[] call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            byte[] body = bounded(response.body().source());
            if (!response.isSuccessful()) {
                throw refusal(response.code(), body);
            }
            return body;
        } catch (IOException e) {
            throw new CommerceException(
                    Code.UNREACHABLE, "the commerce service at " + service + " does not answer: " + e.getMessage(), e);
        }
    }

    private byte[] bounded(BufferedSource source) throws IOException {
        if (source.request(Wire.MAX_REPLY + 1L)) {
            throw new CommerceException(Code.BAD_REPLY, "the reply is longer than " + Wire.MAX_REPLY + " bytes");
        }
        return source.readByteArray();
    }

    private CommerceException refusal(int status, byte[] body) {
        try {
            ErrorBody error = json.read(body, ErrorBody.class);
            return new CommerceException(error.code(), clean(error.message()), clean(error.field()));
        } catch (IOException e) {
            Code code = switch (status) {
                case 401, 403 -> Code.UNAUTHORIZED;
                case 404 -> Code.NOT_FOUND;
                case 502, 503, 504 -> Code.UNREACHABLE;
                default -> status >= 400 && status < 500 ? Code.BAD_REQUEST : Code.BAD_REPLY;
            };
            return new CommerceException(code, "the service answered with HTTP status " + status, e);
        }
    }

    private interface Parser<T> {
        T parse() throws IOException;
    }

    private static <T> T parse(Parser<T> parser) {
        try {
            return parser.parse();
        } catch (IOException e) {
            throw new CommerceException(
                    Code.BAD_REPLY,
                    "the reply is not what the service's protocol says: " + clean(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public String toString() {
        return service.toString();
    }
}
