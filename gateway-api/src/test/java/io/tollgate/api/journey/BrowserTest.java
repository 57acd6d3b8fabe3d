package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Market;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A newcomer's first minutes in a real browser. */
class BrowserTest extends BrowserJourney {

    private static final double SHOWN_WITHIN_MS = 3_500;

    @Test
    void goesFromSignUpToTheFirstCallOnTheOverview() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        String secret = steps.createKey("Search");

        steps.navigate("Overview");
        say(secret, "Hello");

        Locator latest = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Latest requests"));
        assertThat(latest.getByText(Market.MODEL).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SHOWN_WITHIN_MS));
        assertThat(latest.getByText(Market.CHEAP).first()).isVisible();
        picture(page, "overview");
    }

    @Test
    void findsTheRequestsBehindTheSpendOfATeam() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        say(steps.createKey("Search"), "Hello");
        steps.navigate("Overview");
        Locator latest = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Latest requests"));
        assertThat(latest.getByText(Market.MODEL).first()).isVisible();

        steps.navigate("Spend");
        Locator teams = page.getByRole(AriaRole.TABLE, named("By team"));
        assertThat(teams.getByText("Search").first()).isVisible();
        Download csv = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("CSV")).click());
        Assertions.assertThat(csv.suggestedFilename()).startsWith("spend-").endsWith(".csv");
        teams.getByText("Search").first().click();

        Locator requests = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Requests").setExact(true));
        assertThat(requests.getByText(Market.MODEL).first()).isVisible();
        assertThat(page.getByLabel(Pattern.compile("Team: Search"))).isVisible();
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithASignUp() {
        Page page = chromium().newPage();
        page.navigate(origin() + "/sign-up");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Organization").fill("Analytical Engines");
        page.getByLabel("E-mail").fill("ada@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("short");

        page.getByRole(AriaRole.BUTTON, named("Create account")).click();

        assertThat(page.getByText(Pattern.compile("at least", Pattern.CASE_INSENSITIVE))
                        .first())
                .isVisible();
    }

    /** For a person to look at. */
    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }
}
