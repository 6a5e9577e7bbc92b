package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** GET in URI style and POST in JSON-RPC style. */
final class HttpEndpoint extends Handler.Abstract {
    private final JsonRpc rpc;

    HttpEndpoint(JsonRpc rpc) {
        this.rpc = rpc;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (HttpMethod.POST.is(request.getMethod())) {
            post(request, response, callback);
        } else if (HttpMethod.GET.is(request.getMethod())) {
            get(request, response, callback);
        } else {
            send(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "text/plain", "use GET or POST\n");
        }
        return true;
    }

    private void post(Request request, Response response, Callback callback) throws IOException {
        byte[] body;
        try (InputStream in = Request.asInputStream(request)) {
            body = in.readNBytes(JsonRpc.MAX_BODY + 1);
        }
        if (body.length > JsonRpc.MAX_BODY) {
            json(
                    response,
                    callback,
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    JsonRpc.failure(
                            NullNode.instance,
                            new RpcException(RpcException.Kind.REQUEST, "http: request body too large")));
            return;
        }
        JsonNode answer = rpc.body(new String(body, StandardCharsets.UTF_8));
        boolean unreadable =
                answer != null && answer.path("error").path("code").asInt() == RpcException.Kind.PARSE.code;
        json(response, callback, unreadable ? HttpStatus.INTERNAL_SERVER_ERROR_500 : HttpStatus.OK_200, answer);
    }

    private void get(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String method = path.startsWith("/") ? path.substring(1) : path;
        if (method.isEmpty()) {
            send(response, callback, HttpStatus.OK_200, "text/plain", listing());
        } else if (!rpc.has(method)) {
            send(response, callback, HttpStatus.NOT_FOUND_404, "text/plain", "404 page not found\n");
        } else {
            JsonNode answer = rpc.uri(method, query(request));
            json(
                    response,
                    callback,
                    answer.has("error") ? HttpStatus.INTERNAL_SERVER_ERROR_500 : HttpStatus.OK_200,
                    answer);
        }
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            String value = field.getValue();
            query.put(field.getName(), value == null ? "" : value);
        }
        return query;
    }

    private String listing() {
        StringBuilder out = new StringBuilder("Available endpoints:\n");
        rpc.names().forEach(name -> out.append('/').append(name).append('\n'));
        return out.append("/websocket\n").toString();
    }

    private static void json(Response response, Callback callback, int status, @Nullable JsonNode body) {
        send(response, callback, status, "application/json", body == null ? "" : body.toString());
    }

    private static void send(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        ByteBuffer bytes = BufferUtil.toBuffer(body, StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        response.write(true, bytes, callback);
    }
}
