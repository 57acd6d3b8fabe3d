package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Portkey's open gateway from npm. */
final class Portkey {

    /** With a newer {@code @hono/node-server} this version answers no stream at all. */
    private static final String PACKAGE = """
            {"name": "portkey", "private": true,
             "dependencies": {"@portkey-ai/gateway": "1.15.2"},
             "overrides": {"@hono/node-server": "1.14.2"}}
            """;

    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private Portkey() {}

    /** Starts it; its packages are fetched into the folder the first time. */
    static Peer start(Path folder, Path log, Upstream upstream) {
        Path program = folder.resolve("node_modules/@portkey-ai/gateway/build/start-server.js");
        if (!Files.exists(program)) {
            install(folder, log);
        }
        int port = ServerProcess.freePort();
        List<String> command = List.of("node", program.toString(), "--headless", "--port=" + port);
        ServerProcess process = ServerProcess.start(Table.PORTKEY, command, Map.of("NODE_ENV", "production"), log);
        process.awaitReady(URI.create("http://127.0.0.1:" + port + "/"), READY_LIMIT);
        Map<String, String> headers =
                Map.of("x-portkey-provider", "openai", "x-portkey-custom-host", upstream.baseUrl());
        return new Peer(Table.PORTKEY, process, upstream.behind(port, headers));
    }

    private static void install(Path folder, Path log) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("package.json"), PACKAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of("npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund");
        ServerProcess.run("npm", command, log, INSTALL_LIMIT);
    }
}
