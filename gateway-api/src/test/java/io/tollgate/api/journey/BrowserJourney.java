package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Chromium;
import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What somebody does in the dashboard, in a real browser against the whole application. */
abstract class BrowserJourney extends GatewayTest {

    /** For a machine that does much else at the same time. */
    private static final int PATIENCE_MS = 20_000;

    private static @Nullable Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        openMarket();
    }

    static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    /** Somebody new, on the overview of an organization of their own. */
    DashboardSteps newcomer() {
        return DashboardSteps.signUp(chromium().newPage(), origin());
    }

    /** The same with the operator's role. */
    DashboardSteps newOperator() {
        DashboardSteps steps = newcomer();
        operator().put("/api/operator/operators/" + steps.email(), "").expectSuccess();
        steps.page().reload();
        return steps;
    }

    /** Makes one call with this key. */
    void say(String secret, String text) {
        anyone().with("Authorization", "Bearer " + secret)
                .post("/v1/chat/completions", """
                        {"model": "%s", "messages": [{"role": "user", "content": "%s"}]}""".formatted(Market.MODEL, text))
                .expect(200);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).first();
    }

    static Locator table(Page page, String name) {
        return page.getByRole(AriaRole.TABLE, named(name).setExact(true));
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    static void choose(Page page, String field, String option) {
        page.getByRole(AriaRole.COMBOBOX, named(field)).click();
        page.getByRole(AriaRole.OPTION, named(option)).first().click();
    }

    static void shows(Locator place, String text) {
        assertThat(place.getByText(text).first()).isVisible();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
