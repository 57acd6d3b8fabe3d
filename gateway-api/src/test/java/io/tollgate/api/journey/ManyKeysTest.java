package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A key that is older than those of the first page, in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class ManyKeysTest extends BrowserJourney {

    /** One more than a page has. */
    private static final String MAKE_LATER_ONES = """
            async () => {
              const { data: [{ team }] } = await (await fetch('/api/keys')).json();
              const headers = { 'content-type': 'application/json', 'x-xsrf-token': /XSRF-TOKEN=([^;]+)/.exec(document.cookie)[1] };
              for (let i = 0; i <= 50; i++) {
                const body = JSON.stringify({ team_id: team.id, name: `later ${i}` });
                const { status } = await fetch('/api/keys', { method: 'POST', headers, body });
                if (status !== 201) throw new Error(`${status}`);
              }
            }
            """;

    private Page page;

    @BeforeEach
    void makeManyKeys() {
        DashboardSteps steps = newcomer();
        page = steps.page();
        steps.createTeam("Search", "5");
        steps.createKey("Search");
        page.evaluate(MAKE_LATER_ONES);
        page.reload();
        shows(table(page, "Keys"), "later 50");
    }

    @Test
    void isFoundAmongTheKeys() {
        page.getByLabel("Find a key").fill("FIRST");

        shows(table(page, "Keys"), "first key");
        page.getByLabel("Find a key").fill("none of them");
        shows(page.locator("main"), "No key is called so");
    }

    @Test
    void isFoundByThePalette() {
        page.keyboard().press("Control+k");
        assertThat(dialog(page).getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type("first k");

        assertThat(page.getByRole(AriaRole.OPTION, named("first key"))).isVisible();
    }

    @Test
    void isFoundByAFilterWhichNamesItAfterAReload() {
        page.navigate(origin() + "/requests");
        button(page, "Filter").click();
        button(page, "Key").click();
        page.getByLabel("Find in Key").fill("first");
        button(page, "first key").click();
        shows(page.getByRole(AriaRole.GROUP, named("Filters")), "first key");

        page.reload();

        shows(page.getByRole(AriaRole.GROUP, named("Filters")), "first key");
    }
}
