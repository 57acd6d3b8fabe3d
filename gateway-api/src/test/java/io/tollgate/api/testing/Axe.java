package io.tollgate.api.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What keeps people from using a page, as axe-core finds it; it comes with the dashboard's own packages. */
public final class Axe {

    private static final Path SCRIPT =
            Path.of("..", "gateway-admin", "dashboard", "node_modules", "axe-core", "axe.min.js");

    private static final String SERIOUS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
                .map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.html).join(' | '))
            """;

    private final String script;

    private Axe(String script) {
        this.script = script;
    }

    /** Reads it, or skips the test where the dashboard was never built. */
    public static Axe read() {
        assumeTrue(Files.exists(SCRIPT), "no axe-core: the dashboard was not built here");
        try {
            return new Axe(Files.readString(SCRIPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever is serious or worse about the page as it is shown now. */
    @SuppressWarnings("unchecked")
    public List<String> seriousIn(Page page) {
        page.evaluate(script);
        return (List<String>) page.evaluate(SERIOUS);
    }
}
