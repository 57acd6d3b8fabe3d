package io.tollgate.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What load is sent to: a port of the loopback interface, the requests to send in turn, and what must come back. */
public record Target(String name, int port, List<byte[]> requests, AnswerCheck check) {

    public Target {
        requests = List.copyOf(requests);
    }

    /** A whole POST request as bytes, with a JSON body. */
    public static byte[] post(String path, String key, String body) {
        return post(path, key, Map.of(), body);
    }

    /** The same with these headers too. */
    public static byte[] post(String path, String key, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder further = new StringBuilder();
        headers.forEach(
                (name, value) -> further.append(name).append(": ").append(value).append("\r\n"));
        String head = """
                POST %s HTTP/1.1\r
                host: 127.0.0.1\r
                authorization: Bearer %s\r
                content-type: application/json\r
                accept: */*\r
                %scontent-length: %d\r
                \r
                """.formatted(path, key, further, content.length);
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Never another machine: this program is for loopback alone. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
