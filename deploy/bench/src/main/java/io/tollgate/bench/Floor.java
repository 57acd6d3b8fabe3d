package io.tollgate.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of the smallest proxies on the gateway's own libraries, in a process with the gateway's memory and collector. */
record Floor(String name, ServerProcess process, int port) {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    /**
     * Starts it.
     *
     * @param program the class in the benchmark's jar whose main method serves
     */
    static Floor start(String name, Class<?> program, GatewayCommand java, String jar, int simulatorPort, Path log) {
        int port = ServerProcess.freePort();
        List<String> command = java.running(List.of(
                "-cp",
                jar,
                "-Dloader.main=" + program.getName(),
                LAUNCHER,
                Integer.toString(port),
                Integer.toString(simulatorPort)));
        ServerProcess process = ServerProcess.start(name, command, Map.of(), log);
        process.awaitReady(URI.create("http://127.0.0.1:" + port + "/control/alder"), READY_LIMIT);
        return new Floor(name, process, port);
    }
}
