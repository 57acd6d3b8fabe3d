package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices from a file, in a real browser, while somebody else changes them. */
class PriceImportTest extends OwnOfferingJourney {

    /** More rates than are looked through at a glance, or fit on the screen. */
    private static final String FILE = """
            {"data": [{"offering": "%s", "price": {"input": "1.5", "output": "3",
                "above_100k.input": "2", "above_100k.output": "4", "batch.multiplier": "0.5"}}]}
            """;

    @Test
    void saysThatPricesChangedMeanwhileAndComparesAgain() {
        DashboardSteps steps = newOperator();
        Page page = withAFileEntered(steps);
        steps.submit("Compare");
        dialog(page).getByLabel("Find in What changes").fill("batch");
        assertThat(table(page, "What changes").getByText(slug).first()).isVisible();
        dialog(page).getByLabel("Find in What changes").fill("");

        price("7");
        steps.submit("Apply");

        Locator notice = dialog(page).getByRole(AriaRole.ALERT);
        assertThat(notice).containsText("nothing was applied");
        assertThat(notice).isInViewport();
        button(page, "Compare again").click();
        assertThat(notice).hasCount(0);
        shows(table(page, "What changes"), "7");
        steps.submit("Apply");
        assertThat(dialog(page)).hasCount(0);
    }

    @Test
    void keepsTheFileWhileTheSessionIsBegunAgain() {
        DashboardSteps steps = newOperator();
        Page page = withAFileEntered(steps);
        page.context().clearCookies();
        steps.submit("Compare");

        shows(page.locator("body"), "Your session has ended");
        page.locator("input[type=password]").fill(DashboardSteps.PASSWORD);
        button(page, "Log in").click();
        assertThat(page.getByText("Your session has ended").and(page.getByRole(AriaRole.HEADING)))
                .hasCount(0);
        steps.submit("Compare");
        shows(table(page, "What changes"), slug);
    }

    @Test
    void asksBeforeAFileIsLeft() {
        Page page = withAFileEntered(newOperator());

        page.keyboard().press("Escape");
        shows(dialog(page), "Discard what you entered?");
        button(page, "Keep editing").click();
        assertThat(dialog(page).getByLabel("Prices")).hasValue(Pattern.compile(slug));

        page.keyboard().press("Escape");
        button(page, "Discard").click();
        assertThat(dialog(page)).hasCount(0);
    }

    @Test
    void readsAFileAgainThatWasCorrected(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), "{");
        Page page = newOperator().page();
        page.navigate(origin() + "/operator/prices");
        button(page, "Import").click();
        choose(page, file);
        assertThat(dialog(page).getByLabel("Prices")).hasValue("{");

        Files.writeString(file, FILE.formatted(slug));
        choose(page, file);

        assertThat(dialog(page).getByLabel("Prices")).hasValue(Pattern.compile(slug));
    }

    /** As a browser does, and not a test's driver: what is chosen already is no change. */
    private static void choose(Page page, Path file) {
        FileChooser chooser =
                page.waitForFileChooser(() -> button(page, "Choose a file").click());
        if (page.locator("input[type=file]").inputValue().isEmpty()) {
            chooser.setFiles(file);
        }
    }

    private Page withAFileEntered(DashboardSteps steps) {
        Page page = steps.page();
        page.navigate(origin() + "/operator/prices");
        button(page, "Import").click();
        dialog(page).getByLabel("Prices").fill(FILE.formatted(slug));
        return page;
    }
}
