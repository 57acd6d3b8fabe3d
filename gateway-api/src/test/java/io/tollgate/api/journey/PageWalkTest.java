package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Market;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What most people come to each page of a tenant for, done in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class PageWalkTest extends BrowserJourney {

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    @Test
    void readsWhatARequestCostAndWhereItsTimeWent() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        say(steps.createKey("Search"), "Hello");

        steps.navigate("Requests");
        page.getByText("OK", new Page.GetByTextOptions().setExact(true)).first().click();
        table(page, "Requests").getByText(Market.MODEL).first().click();

        shows(dialog(page), "Timeline");
        shows(dialog(page), "Platform fee");
        shows(dialog(page), Market.CHEAP);
    }

    @Test
    void rotatesAndRevokesAKey() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        steps.createKey("Search");

        page.getByLabel("Actions for first key").first().click();
        page.getByRole(AriaRole.MENUITEM, named("Rotate secret")).click();
        steps.submit("Rotate key");
        assertThat(page.getByLabel("Secret key")).isVisible();
        page.getByLabel("I have saved it").check();
        button(page, "Done").click();
        page.getByLabel("Actions for first key").first().click();
        page.getByRole(AriaRole.MENUITEM, named("Revoke")).click();
        steps.submit("Revoke key");

        shows(page.locator("main"), "No active key");
    }

    @Test
    void keepsAPageThatCannotBeReadAgain() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        page.getByRole(AriaRole.LINK, named("Search")).first().click();
        button(page, "Edit").click();
        page.route(Pattern.compile("/api/teams"), PageWalkTest::refuseToRead);

        page.getByLabel("Team name").fill("Find");
        steps.submit("Save changes");

        shows(page.locator("body"), "Find was changed.");
        assertThat(page.getByRole(AriaRole.HEADING, named("Search").setLevel(1)))
                .isVisible();
    }

    @Test
    void limitsATeamForOneModel() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        page.getByRole(AriaRole.LINK, named("Search")).first().click();

        button(page, "Edit").click();
        button(page, "Limits for one model, endpoint or tag").click();
        button(page, "Add a narrower limit").click();
        page.getByRole(AriaRole.COMBOBOX, named("Limit 1: name")).fill(Market.MODEL);
        page.getByRole(AriaRole.GROUP, named("Limit 1"))
                .getByLabel("Requests per minute")
                .fill("60");
        steps.submit("Save changes");

        assertThat(dialog(page)).hasCount(0);
        button(page, "Edit").click();
        assertThat(page.getByRole(AriaRole.COMBOBOX, named("Limit 1: name"))).hasValue(Market.MODEL);
    }

    @Test
    void comparesModelsOnAPhone() {
        String other = "compared-" + UUID.randomUUID();
        operator().put("/api/operator/models/" + other, """
                        {"display_name": "Other", "context_length": 8192, "max_output_tokens": 1024,
                         "capabilities": ["chat"]}
                        """).expectSuccess();
        Page page = newcomer().page();
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate(origin() + "/models");

        page.getByLabel("Compare " + Market.MODEL).check();
        page.getByLabel("Compare " + other).check();
        button(page, "Compare 2").click();

        shows(dialog(page), Market.MODEL);
        shows(dialog(page), other);
        operator().delete("/api/operator/models/" + other).expectSuccess();
    }

    @Test
    void readsWhatAModelCosts() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Models");

        page.getByLabel("Find a model").fill(Market.MODEL);
        table(page, "Models").getByText("Llama 3.3 70B").first().click();

        shows(dialog(page), "Price");
        shows(dialog(page), "$0.50");
    }

    @Test
    void keepsAViewOfSpendThatAnotherTabSaved() {
        Page mine = newcomer().page();
        mine.navigate(origin() + "/spend?by=model");
        Page theirs = mine.context().newPage();
        theirs.navigate(origin() + "/spend?by=key");

        saveView(mine, "Our models");
        saveView(theirs, "Our keys");

        assertThat(button(mine, "Our keys")).isVisible();
        theirs.reload();
        button(theirs, "Views").click();
        button(theirs, "Our models").click();
        assertThat(theirs).hasURL(Pattern.compile("by=model"));
    }

    @Test
    void invitesSomebody() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Members");
        button(page, "Invite").click();
        page.getByLabel("E-mail").fill("grace@example.com");
        steps.submit("Create invitation");
        page.getByLabel("I have saved it").check();
        button(page, "Done").click();

        shows(table(page, "Invitations"), "grace@example.com");
    }

    @Test
    void keepsAnOwnProviderKey() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Provider keys");
        button(page, "Add provider key").click();
        dialog(page).getByLabel("Name").fill("Our account");
        choose(page, "Provider", Market.CHEAP);
        dialog(page)
                .getByLabel("Key", new Locator.GetByLabelOptions().setExact(true))
                .fill(simulator().provider(Market.CHEAP).apiKey());
        steps.submit("Add provider key");

        shows(table(page, "Provider keys"), "Our account");
    }

    @Test
    void makesATokenAndFindsItInTheAuditLog() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Settings");
        button(page, "Create token").click();
        page.getByLabel("Token name").fill("terraform");
        steps.submit("Create token");
        shows(dialog(page), "tga_");
        page.getByLabel("I have saved it").check();
        button(page, "Done").click();
        shows(table(page, "API tokens"), "terraform");

        steps.navigate("Audit log");

        shows(table(page, "Audit log"), "Created");
    }

    @Test
    void goesAnywhereByTheKeyboard() {
        Page page = newcomer().page();

        page.keyboard().press("Control+k");
        shows(dialog(page), "Overview");
        page.keyboard().type("Audit");
        assertThat(dialog(page).getByText("Overview")).hasCount(0);
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, named("Audit log"))).isVisible();
    }

    @Test
    void showsAMemberNoMoreThanTheyMaySee() {
        DashboardSteps steps = newcomer();
        steps.createTeam("Search", "5");
        say(steps.createKey("Search"), "Hello");
        Page page = chromium().newPage();

        page.navigate(inviteTo(steps, "Search"));
        page.locator("input[autocomplete=name]").fill("Charles Babbage");
        page.locator("input[type=email]").fill("charles-" + UUID.randomUUID() + "@example.com");
        page.locator("input[type=password]").fill(DashboardSteps.PASSWORD);
        page.locator("button[type=submit]").click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Budgets"))).isVisible();
        Locator menu = page.getByRole(AriaRole.NAVIGATION, named("Main"));
        shows(menu, "Settings");
        assertThat(menu.getByText("Audit log")).hasCount(0);
        assertThat(menu.getByText("Provider keys")).hasCount(0);
        page.getByRole(AriaRole.LINK, named("Settings")).first().click();
        shows(page.locator("main"), "Charles Babbage");
        assertThat(page.locator("main").getByText("No organization")).hasCount(0);
    }

    /** The link of an invitation to this team. */
    private static String inviteTo(DashboardSteps steps, String team) {
        Page page = steps.page();
        steps.navigate("Members");
        button(page, "Invite").click();
        dialog(page).getByLabel("Teams").first().click();
        page.getByRole(AriaRole.OPTION, named(team)).click();
        page.keyboard().press("Tab");
        steps.submit("Create invitation");
        return page.getByLabel("Invitation link").inputValue();
    }

    private static void saveView(Page page, String name) {
        button(page, "Views").click();
        page.getByLabel("Name of the view").fill(name);
        button(page, "Save").click();
        assertThat(button(page, name)).isVisible();
    }

    private static void refuseToRead(Route route) {
        if ("GET".equals(route.request().method())) {
            route.fulfill(new Route.FulfillOptions().setStatus(429));
        } else {
            route.resume();
        }
    }
}
