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

    /** The newest {@code @hono/node-server} of those it allows with which it answers streams at all. */
    private static final String PACKAGE = """
            {"name": "portkey", "private": true,
             "dependencies": {"@portkey-ai/gateway": "1.15.2"},
             "overrides": {"@hono/node-server": "1.14.1"}}
            """;

    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private Portkey() {}

    /** Starts it; its packages are fetched into the folder the first time, and when others are wanted. */
    static Peer start(Path folder, Path log, Upstream upstream) {
        install(folder, log);
        Path program = folder.resolve("node_modules/@portkey-ai/gateway/build/start-server.js");
        int port = ServerProcess.freePort();
        List<String> command = List.of("node", program.toString(), "--headless", "--port=" + port);
        ServerProcess process = ServerProcess.start(Table.PORTKEY, command, Map.of("NODE_ENV", "production"), log);
        process.awaitReady(URI.create("http://127.0.0.1:" + port + "/"), READY_LIMIT);
        Map<String, String> headers =
                Map.of("x-portkey-provider", "openai", "x-portkey-custom-host", upstream.baseUrl());
        return new Peer(Table.PORTKEY, process, upstream.behind(port, headers));
    }

    private static void install(Path folder, Path log) {
        Path installed = folder.resolve("installed.json");
        try {
            if (Files.exists(installed) && Files.readString(installed).equals(PACKAGE)) {
                return;
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("package.json"), PACKAGE);
            List<String> command = List.of("npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund");
            ServerProcess.run("npm", command, log, INSTALL_LIMIT);
            Files.writeString(installed, PACKAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
