package app.merit.gateway.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes to the gateway, as no HTTP client would send them. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    public RawHttp(URI gateway) {
        try {
            socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = socket.getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The whole answer to one request, which must end the connection. */
    public static String exchange(URI gateway, String request) {
        try (RawHttp raw = new RawHttp(gateway)) {
            raw.send(request);
            return raw.readToEnd();
        }
    }

    /** The answer to a GET of a request target that is sent as it is. */
    public static String get(URI gateway, String target) {
        return exchange(
                gateway,
                "GET " + target + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nConnection: close\r\n\r\n");
    }

    public void send(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What has come once it contains the text. */
    public String readUntil(String text) {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = readByte();
            if (next < 0) {
                throw new AssertionError("the connection ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    public String readToEnd() {
        StringBuilder read = new StringBuilder();
        for (int next = readByte(); next >= 0; next = readByte()) {
            read.append((char) next);
        }
        return read.toString();
    }

    private int readByte() {
        try {
            return in.read();
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("nothing more came", silent);
        } catch (IOException reset) {
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
