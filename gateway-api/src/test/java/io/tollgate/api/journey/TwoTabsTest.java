package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Somebody of two organizations, with the console open in several tabs of a real browser. */
class TwoTabsTest extends BrowserJourney {

    private static final String OTHER = "Difference Engines";

    /** Makes the other organization, and stays in the first one. */
    private static final String JOIN = """
            async (name) => {
                const post = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body), headers: {
                    'content-type': 'application/json', 'x-xsrf-token': document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1] } });
                const { organization } = await (await fetch('/api/me')).json();
                await post('/api/organizations', { name });
                await post('/api/auth/switch', { organization_id: organization.id });
            }
            """;

    private static final String ACTS_IN = "async () => (await (await fetch('/api/me')).json()).organization.name";

    @Test
    void savesNothingToTheOrganizationThatAnotherTabTurnedTo() {
        Page page = newcomer().page();
        page.evaluate(JOIN, OTHER);
        page.reload();
        Object first = page.evaluate(ACTS_IN);
        Page reading = page.context().newPage();
        reading.navigate(origin() + "/keys");
        shows(reading.locator("body"), first.toString());
        Page writing = page.context().newPage();
        writing.navigate(origin() + "/teams?create=true");
        Locator form = dialog(writing).first();
        form.getByLabel("Team name").fill("Search");

        page.getByRole(AriaRole.BUTTON, named("account menu")).first().click();
        page.getByRole(AriaRole.MENUITEM, named(OTHER)).click();

        shows(reading.locator("body"), OTHER);
        shows(writing.locator("body"), "Your session has ended");
        writing.locator("input[type=password]").fill(DashboardSteps.PASSWORD);
        button(writing, "Log in").click();
        assertThat(dialog(writing)).hasCount(1);
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create team"))
                .click();
        shows(table(writing, "Teams"), "Search");
        Assertions.assertThat(writing.evaluate(ACTS_IN)).isEqualTo(first);
    }
}
