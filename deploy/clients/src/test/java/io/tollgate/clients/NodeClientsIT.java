package io.tollgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The npm libraries, in {@code node/}, as one run of Node's own test runner. */
class NodeClientsIT {

    private static final Path HOME = Path.of("node").toAbsolutePath();
    private static final Path LOCK = HOME.resolve("package-lock.json");
    private static final Path INSTALLED = HOME.resolve("node_modules/.tollgate-lock");
    private static final int MINUTES = 5;

    private final Customer customer = Customer.shared();

    /** Only when the lock file is not the one that was installed. */
    @BeforeAll
    static void install() throws Exception {
        if (!Files.exists(INSTALLED) || Files.mismatch(INSTALLED, LOCK) != -1) {
            run(Map.of(), Path.of("target", "npm.log"), "npm", "ci", "--loglevel=error");
            Files.copy(LOCK, INSTALLED);
        }
    }

    @Test
    void theLibrariesOfNpmWork() throws Exception {
        Map<String, String> keys = Map.of(
                "any", customer.key(""),
                "soloOnly", customer.key("\"allowed_models\": [\"solo\"]"),
                "poor", customer.key("\"budgets\": [{\"amount\": \"0.000001\", \"window\": \"day\"}]"),
                "hurried", customer.key("\"rate_limits\": {\"rpm\": 1}"));
        String told = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "url", customer.gateway().toString(),
                        "simulator", simulator(),
                        "keys", keys));

        run(Map.of("TOLLGATE_CLIENTS", told), Path.of("target", "node.log"), "node", "--test", "--test-concurrency=1");
    }

    private static String simulator() {
        String baseUrl = RunningGateway.shared().simulator().baseUrl(Customer.ALONE);
        return baseUrl.substring(0, baseUrl.indexOf("/" + Customer.ALONE));
    }

    private static void run(Map<String, String> environment, Path log, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ended within %d minutes", command[0], MINUTES).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
