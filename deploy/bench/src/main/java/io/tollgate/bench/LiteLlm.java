package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** LiteLLM's proxy from PyPI, with one worker, without keys and without a database. */
final class LiteLlm {

    private static final String PACKAGE = "litellm[proxy]==1.90.7";

    private static final String CONFIG = """
            model_list:
              - model_name: "%1$s"
                litellm_params: {model: "openai/%1$s", api_base: "%2$s", api_key: "%3$s"}
            litellm_settings: {telemetry: false}
            """;

    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    private LiteLlm() {}

    /** Starts it; its packages are fetched into the folder the first time. */
    static Peer start(Path folder, Path log, Upstream upstream) {
        Path program = folder.resolve("bin/litellm");
        Path config = folder.resolve("config.yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(config, CONFIG.formatted(upstream.model(), upstream.baseUrl(), upstream.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(program)) {
            List<String> pip = List.of(folder.resolve("bin/pip").toString(), "install", "--quiet", PACKAGE);
            ServerProcess.run("python3", List.of("python3", "-m", "venv", folder.toString()), log, INSTALL_LIMIT);
            ServerProcess.run("pip", pip, log, INSTALL_LIMIT);
        }
        int port = ServerProcess.freePort();
        List<String> command = List.of(
                program.toString(),
                "--config",
                config.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--num_workers",
                "1");
        // Prices and models as they came with the package: nothing but loopback is called.
        Map<String, String> environment = Map.of("LITELLM_LOCAL_MODEL_COST_MAP", "True", "LITELLM_LOG", "ERROR");
        ServerProcess process = ServerProcess.start(Table.LITELLM, command, environment, log);
        process.awaitReady(URI.create("http://127.0.0.1:" + port + "/health/liveliness"), READY_LIMIT);
        return new Peer(Table.LITELLM, process, upstream.behind(port, Map.of()));
    }
}
