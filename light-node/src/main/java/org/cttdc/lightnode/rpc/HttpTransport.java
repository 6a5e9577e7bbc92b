package org.cttdc.lightnode.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;

/**
 * Bytes to and from endpoints: every call ends by its deadline, and no reply is read beyond its limit. Redirects are not followed,
 * so that an endpoint cannot send us elsewhere.
 */
public final class HttpTransport implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int CHUNK = 8192;

    private final OkHttpClient client;
    private final RpcLimits limits;
    private volatile boolean closed;

    /** A transport with its own connections, which {@link #close} ends. */
    public HttpTransport(RpcLimits limits) {
        this.limits = limits;
        this.client = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .callTimeout(limits.deadline())
                .connectTimeout(limits.deadline())
                .readTimeout(limits.deadline())
                .writeTimeout(limits.deadline())
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** Posts JSON and returns the body of the reply; throws {@link LightNodeException} UNREACHABLE or BAD_REPLY. */
    public byte[] post(URI endpoint, byte[] json) {
        if (closed) {
            throw new LightNodeException(Code.UNREACHABLE, "the light node is closed");
        }
        Request request = new Request.Builder()
                .url(endpoint.toString())
                .header("Accept-Encoding", "identity")
                .post(RequestBody.create(json, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            // CometBFT answers errors of its methods with 500 on some lines: the body says what happened.
            if (response.code() != 200 && response.code() != 500) {
                throw new LightNodeException(
                        response.code() >= 502 || response.code() == 429 ? Code.UNREACHABLE : Code.BAD_REPLY,
                        endpoint + " answered with HTTP status " + response.code());
            }
            return read(endpoint, response.body().byteStream());
        } catch (IOException e) {
            throw new LightNodeException(
                    Code.UNREACHABLE, endpoint + " gave no answer (deadline " + limits.deadline() + "): " + e, e);
        }
    }

    /** Opens a WebSocket; the listener is called on virtual threads. */
    public WebSocket open(URI endpoint, WebSocketListener listener) {
        return client.newWebSocket(
                new Request.Builder().url(endpoint.toString()).build(), listener);
    }

    private byte[] read(URI endpoint, InputStream body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            if (out.size() + n > limits.maxReply()) {
                throw new LightNodeException(
                        Code.BAD_REPLY, endpoint + " sent more than " + limits.maxReply() + " bytes in one reply");
            }
            out.write(chunk, 0, n);
        }
        return out.toByteArray();
    }

    /** Ends every call under way and all connections. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
