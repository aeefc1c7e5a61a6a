package io.chargehand.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept-alive connection that sends one request again and again. Single-threaded. */
final class Connection implements AutoCloseable {

    private static final int MOST_ANSWER = 1 << 20;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";

    private static final String CLOSES = "\r\nconnection: close";

    private final InetSocketAddress address;
    private final Selector selector;
    private final Request request;
    private final ByteBuffer sending;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(MOST_ANSWER);
    private SocketChannel channel;
    private boolean last;
    private int bodyAt;
    private int bodyLength;
    private int lastBody;
    private long sentAt;
    private long failed;

    private Connection(InetSocketAddress address, Request request, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.request = request;
        this.sending = ByteBuffer.allocateDirect(request.length());
        this.channel = connect();
    }

    static Connection open(InetSocketAddress address, Request request, Selector selector) throws IOException {
        return new Connection(address, request, selector);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel made = SocketChannel.open(address);
        made.setOption(StandardSocketOptions.TCP_NODELAY, true);
        made.configureBlocking(false);
        made.register(selector, SelectionKey.OP_READ, this);
        return made;
    }

    /** Sends the request, on a new connection where the server ended the last one; it is small, so the socket takes it at once. */
    void send() throws IOException {
        sentAt = System.nanoTime();
        if (last) {
            channel.close();
            channel = connect();
            last = false;
        }
        answer.clear();
        bodyAt = 0;
        request.next(sending);
        while (sending.hasRemaining()) {
            channel.write(sending);
        }
    }

    /** Reads what has come; whether the answer is complete. */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the server has closed the connection");
        }
        if (!answer.hasRemaining()) {
            throw new IOException("an answer is longer than " + MOST_ANSWER + " bytes");
        }
        if (bodyAt == 0 && !readHead()) {
            return false;
        }
        boolean complete = bodyLength >= 0 ? answer.position() - bodyAt >= bodyLength : endsWithLastChunk();
        if (complete) {
            lastBody = answer.position() - bodyAt;
        }
        return complete;
    }

    private boolean readHead() {
        int end = headEnd();
        if (end < 0) {
            return false;
        }
        byte[] bytes = new byte[end];
        answer.get(0, bytes);
        String head = new String(bytes, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.1 200")) {
            failed++;
        }
        last = head.contains(CLOSES);
        int at = head.indexOf(LENGTH);
        bodyLength = at < 0
                ? -1
                : Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf('\r', at + 2))
                        .trim());
        bodyAt = end + 2;
        return true;
    }

    /** Where the line end before the empty line ends; -1 where it has not come. */
    private int headEnd() {
        for (int i = 3; i < answer.position(); i++) {
            if (answer.get(i) == '\n'
                    && answer.get(i - 1) == '\r'
                    && answer.get(i - 2) == '\n'
                    && answer.get(i - 3) == '\r') {
                return i - 1;
            }
        }
        return -1;
    }

    private boolean endsWithLastChunk() {
        int from = answer.position() - LAST_CHUNK.length;
        if (from < bodyAt) {
            return false;
        }
        for (int i = 0; i < LAST_CHUNK.length; i++) {
            if (answer.get(from + i) != LAST_CHUNK[i]) {
                return false;
            }
        }
        return true;
    }

    long sentAt() {
        return sentAt;
    }

    /** Answers that were not 200. */
    long failed() {
        return failed;
    }

    /** Bytes of the last body, with its chunk marks where it came in chunks. */
    int bodyBytes() {
        return lastBody;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
