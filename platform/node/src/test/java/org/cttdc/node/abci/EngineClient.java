package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.abci.FlushRequest;
import org.cttdc.abci.Request;
import org.cttdc.abci.Response;

/** One connection as CometBFT's socket client keeps it: what is asked is answered in that order, after a flush at the latest. */
final class EngineClient implements AutoCloseable {
    private static final Request FLUSH =
            Request.newBuilder().setFlush(FlushRequest.getDefaultInstance()).build();

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    EngineClient(SocketAddress address) throws IOException {
        socket.connect(address);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Asks and flushes. */
    Response ask(Request request) throws IOException {
        return ask(List.of(request)).getFirst();
    }

    /** Asks all at once, flushes, and returns the answers in order. */
    List<Response> ask(List<Request> requests) throws IOException {
        for (Request request : requests) {
            request.writeDelimitedTo(out);
        }
        FLUSH.writeDelimitedTo(out);
        out.flush();
        List<Response> answers = new ArrayList<>();
        for (Request request : requests) {
            Response answer = read();
            if (!answer.hasException()) {
                assertThat(answer.getValueCase().name())
                        .isEqualTo(request.getValueCase().name());
            }
            answers.add(answer);
            if (answer.hasException()) {
                return answers;
            }
        }
        assertThat(read().hasFlush()).isTrue();
        return answers;
    }

    private Response read() throws IOException {
        Response answer = Response.parseDelimitedFrom(in);
        if (answer == null) {
            throw new IOException("the application closed the connection");
        }
        return answer;
    }

    static ByteString bytes(org.cttdc.protocol.Bytes value) {
        return Wire.bytes(value);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
