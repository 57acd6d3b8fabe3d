package io.tollgate.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a free port below the range the system hands to outgoing connections, so that it is still free a moment later. */
final class LoopbackPort {

    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int TRIES = 100;

    private LoopbackPort() {}

    static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("no free port found between " + FIRST + " and " + END + " on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
