package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** An organization with more teams than one call tells of, in a real browser. */
class ManyTeamsTest extends BrowserJourney {

    private static final int TEAMS = 130;
    private static final String LAST = "team " + TEAMS;

    /** The last one may spend nothing at all. */
    private static final String MAKE = """
            async (teams) => {
                const csrf = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1];
                for (let n = 1; n <= teams; n++) {
                    const body = { name: `team ${n}`, budgets: [{ amount: n < teams ? '5' : '0', window: 'day', kind: 'hard' }] };
                    const headers = { 'content-type': 'application/json', 'x-xsrf-token': csrf };
                    await fetch('/api/teams', { method: 'POST', headers, body: JSON.stringify(body) });
                }
            }
            """;

    @Test
    void tellsWhereTeamsStandHoweverManyThereAre() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        say(steps.createKey("Search"), "Hello");
        page.evaluate(MAKE, TEAMS);

        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(origin() + "/");
        shows(page.getByRole(AriaRole.REGION, named("Budgets").setExact(true)), LAST);

        page.navigate(origin() + "/teams");
        Locator teams = table(page, "Teams");
        assertThat(teams.getByText(LAST)).hasCount(0);
        page.getByLabel("Find in Teams").fill(LAST);
        shows(teams, LAST);
        assertThat(teams.getByText("a day").first()).isVisible();
        Assertions.assertThat(asked)
                .noneMatch(url -> url.contains("/api/limits/team/"))
                .noneMatch(url -> url.contains("group_by=key") && url.contains("granularity"));
    }
}
