package io.tollgate.routing.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.catalogue.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of known limitations; {@code -Dlimitations.write=true} writes it anew. */
class LimitationsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "limitations.md");
    private static final String HEAD = """
            # Known limitations

            Generated from the table that the planner goes by: which endpoints providers of a protocol serve, and how. An offering
            whose provider does not serve an endpoint is never tried for it.

            """;

    @Test
    void saysWhatThePlannerGoesBy() throws IOException {
        if (Boolean.getBoolean("limitations.write")) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew with -Dlimitations.write=true")
                .isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(row("endpoint", Protocol::label)).append(row("---", protocol -> "---"));
        for (Operation operation : Operation.values()) {
            page.append(row(
                    "`" + path(operation) + "`",
                    protocol -> Serving.of(protocol, operation).words()));
        }
        for (Operation operation : Operation.values()) {
            section(page, operation);
        }
        return page.toString();
    }

    private static void section(StringBuilder page, Operation operation) {
        String limitations = Limitation.KNOWN.stream()
                .filter(limitation -> limitation.operations().contains(operation))
                .map(limitation -> "- " + limitation.text() + "\n")
                .collect(Collectors.joining());
        if (!limitations.isEmpty()) {
            page.append("\n## `").append(path(operation)).append("`\n\n").append(limitations);
        }
    }

    private static String row(String first, Function<Protocol, String> cell) {
        return Arrays.stream(Protocol.values())
                .map(cell)
                .collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
    }

    private static String path(Operation operation) {
        return "/v1" + operation.path();
    }
}
