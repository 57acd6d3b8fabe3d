package io.tollgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a real server that fails when it is told to. */
public final class Line implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final URI target;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private boolean down;
    private volatile boolean hangingUp;

    private Line(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** A line to the server that the URL names. */
    public static Line to(String url) {
        try {
            Line line = new Line(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(url));
            start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same URL, over this line. */
    public String url() {
        return target.toString()
                .replace(target.getHost() + ":" + target.getPort(), "127.0.0.1:" + server.getLocalPort());
    }

    /** From now on nothing passes over what is connected, neither way, and nobody is told; new connections work. */
    public void freeze() {
        calls.forEach(call -> call.frozen = true);
    }

    /** From now on the server's answers get lost on what is connected. */
    public void loseAnswers() {
        calls.forEach(call -> call.deaf = true);
    }

    /** The next answer of the server gets lost, every connection breaks, and none is made until {@link #restore}. */
    public void breakAtNextAnswer() {
        hangingUp = true;
    }

    /** Breaks what is connected, and refuses what is new until {@link #restore}. */
    public synchronized void cut() {
        down = true;
        calls.forEach(Call::hangUp);
        calls.clear();
    }

    /** From now on new connections work; frozen and deaf ones are broken. */
    public synchronized void restore() {
        hangingUp = false;
        cut();
        down = false;
    }

    @Override
    public void close() {
        cut();
        hangUp(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // The caller finds the connection closed.
            }
        }
    }

    private synchronized void connect(Socket client) throws IOException {
        if (down) {
            hangUp(client);
            return;
        }
        Call call = new Call(client, new Socket(target.getHost(), target.getPort()));
        calls.add(call);
        start(() -> call.pump(client, call.server, false));
        start(() -> call.pump(call.server, client, true));
    }

    /** The test may have restored the line since the answer came. */
    private synchronized void cutUnlessRestored() {
        if (hangingUp) {
            cut();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void hangUp(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Call {

        private final Socket client;
        private final Socket server;
        private volatile boolean frozen;
        private volatile boolean deaf;

        Call(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void hangUp() {
            Line.hangUp(client);
            Line.hangUp(server);
        }

        void pump(Socket from, Socket to, boolean answers) {
            byte[] bytes = new byte[BUFFER];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (answers && hangingUp) {
                        cutUnlessRestored();
                    } else if (!frozen && !(answers && deaf)) {
                        out.write(bytes, 0, read);
                    }
                }
            } catch (IOException e) {
                // Either side hung up.
            }
        }
    }
}
