package io.tollgate.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends one inline command and reads the first line of its answer. */
final class RedisWire {

    private RedisWire() {}

    static String ask(String address, String command) throws IOException {
        URI url = URI.create(address);
        String password = url.getUserInfo().substring(1);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "AUTH " + password + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            answers.readLine();
            return answers.readLine();
        }
    }
}
