package org.cttdc.node.abci;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.abci.ExceptionResponse;
import org.cttdc.abci.Request;
import org.cttdc.abci.Response;
import org.cttdc.node.app.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * One of an engine's four connections: requests in, answers out in the same order, on one thread. What came together is read before
 * any of it is answered.
 */
final class AbciConnection implements AutoCloseable {
    /** The engine's own limit of a message. */
    static final int MAX_MESSAGE = 104_857_600;

    private static final int BUFFER = 64 << 10;
    /** Nothing more is read ahead of answers once requests of so many bytes are in hand. */
    private static final int MAX_AHEAD = 128 << 10;

    private static final int MAX_LENGTH_BYTES = 5;

    private final SocketChannel channel;
    private final Dispatcher dispatcher;

    AbciConnection(SocketChannel channel, Dispatcher dispatcher) {
        this.channel = channel;
        this.dispatcher = dispatcher;
    }

    /**
     * Serves until the engine leaves. Throws {@link IOException} where the connection broke or the engine sent nonsense, and
     * {@link IllegalStateException}, after telling the engine, where the node must stop.
     */
    void serve() throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        OutputStream raw = Channels.newOutputStream(channel);
        CodedOutputStream out = CodedOutputStream.newInstance(raw, BUFFER);
        for (List<Request> requests = readAll(in); !requests.isEmpty(); requests = readAll(in)) {
            dispatcher.expect(requests);
            for (Request request : requests) {
                write(out, answer(request, out));
                if (request.hasFlush()) {
                    out.flush();
                }
            }
        }
    }

    /** The next request and those that have begun to arrive behind it; none where the engine closed the connection between two. */
    static List<Request> readAll(InputStream in) throws IOException {
        List<Request> requests = new ArrayList<>();
        int bytes = 0;
        do {
            Request request = read(in);
            if (request == null) {
                break;
            }
            requests.add(request);
            bytes += request.getSerializedSize();
        } while (bytes < MAX_AHEAD && in.available() > 0);
        return requests;
    }

    private Response answer(Request request, CodedOutputStream out) throws IOException {
        try {
            return dispatcher.answer(request);
        } catch (IOException | Rejection | RuntimeException e) {
            String why = request.getValueCase() + " failed: " + e.getMessage();
            write(
                    out,
                    Response.newBuilder()
                            .setException(ExceptionResponse.newBuilder().setError(why))
                            .build());
            out.flush();
            throw new IllegalStateException(why, e);
        }
    }

    /** The next request, or null where the engine closed the connection between two. */
    private static @Nullable Request read(InputStream in) throws IOException {
        int length = 0;
        for (int i = 0; ; i++) {
            int octet = in.read();
            if (octet < 0) {
                if (i == 0) {
                    return null;
                }
                throw new EOFException("the connection ended in the middle of a message");
            }
            length |= (octet & 0x7F) << (7 * i);
            if (octet < 0x80) {
                break;
            }
            if (i + 1 == MAX_LENGTH_BYTES) {
                throw new IOException("a message's length has more than " + MAX_LENGTH_BYTES + " bytes");
            }
        }
        if (length < 0 || length > MAX_MESSAGE) {
            throw new IOException("a message announces " + length + " bytes, the most is " + MAX_MESSAGE);
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("the connection ended in the middle of a message");
        }
        try {
            return Request.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("the engine sent something that is no request", e);
        }
    }

    private static void write(CodedOutputStream out, Response response) throws IOException {
        out.writeUInt32NoTag(response.getSerializedSize());
        response.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
