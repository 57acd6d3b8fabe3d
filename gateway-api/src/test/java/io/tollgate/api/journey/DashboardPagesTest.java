package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import io.tollgate.api.testing.Axe;
import io.tollgate.api.testing.Market;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages where an organization says what may be done, in a real browser. */
class DashboardPagesTest extends BrowserJourney {

    private static final int PHONE_WIDTH = 320;

    /** Charts follow the width of the window a little later. */
    private static final String WIDTH_IN_THE_END = """
            async () => {
                const end = performance.now() + 5_000;
                while (document.documentElement.scrollWidth > innerWidth && performance.now() < end) {
                    await new Promise(requestAnimationFrame);
                }
                return document.documentElement.scrollWidth;
            }
            """;

    private static final List<String> PAGES = List.of(
            "/",
            "/spend",
            "/requests",
            "/keys",
            "/teams",
            "/models",
            "/playground",
            "/members",
            "/routing",
            "/policies",
            "/provider-keys",
            "/settings",
            "/audit",
            "/operator/health",
            "/operator/catalogue",
            "/operator/prices",
            "/operator/margins",
            "/operator/organizations");

    @Test
    void showsWhatARoutingDocumentWouldDoBeforeItIsSaved() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Routing");
        Locator dryRun = page.getByRole(AriaRole.REGION, named("Dry run"));
        // Other tests sell models of their own, and one of them may come first.
        dryRun.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Model"))
                .fill(Market.MODEL);
        page.getByRole(AriaRole.OPTION, named(Market.MODEL).setExact(true)).click();
        assertThat(dryRun.getByText("answers first")).isVisible();

        choose(page, "Strategy", "Latency");
        assertThat(dryRun.getByText("Strategy latency")).isVisible();
        button(page, "Save document").click();

        assertThat(page.getByText("In force", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.REGION, named("Versions")).getByText("Ada Lovelace"))
                .isVisible();
    }

    @Test
    void saysAtItsPlaceWhatIsWrongWithARoutingDocument() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Routing");

        page.getByText("JSON", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Document as JSON").fill("{\n  \"zdr\": true,\n  \"strategy\": \"fast\"\n}");
        button(page, "Save document").click();

        assertThat(page.getByText("Line 3:")).isVisible();
    }

    /** The form would show what could be read before, and put it over what is typed. */
    @Test
    void keepsADocumentThatCannotBeReadYetFromTheForm() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Routing");
        page.getByText("JSON", new Page.GetByTextOptions().setExact(true)).click();
        Locator form = page.getByRole(AriaRole.RADIO, named("Form"));
        page.getByLabel("Document as JSON").fill("{\"zdr\": true,");
        assertThat(form).isDisabled();

        page.getByLabel("Document as JSON").fill("{\"zdr\": true}");

        assertThat(form).isEnabled();
    }

    @Test
    void tellsWhereEachPartOfWhatBindsAKeyComesFrom() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        steps.createKey("Search");
        steps.navigate("Policies");

        page.getByLabel("Zero data retention").check(new Locator.CheckOptions().setForce(true));
        button(page, "Save policy").click();

        Locator effective = page.getByRole(AriaRole.REGION, named("What binds a key"));
        assertThat(effective.getByText("Organization: policy")).isVisible();
    }

    /** As those write thousands who put dots between them. */
    @Test
    void takesAPastedThousandAsOne() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Teams");
        button(page, "Create team").click();

        Locator field = page.getByLabel("Requests per minute").first();
        field.fill("1.500");
        field.blur();

        assertThat(field).hasValue("1,500");
    }

    @Test
    void goesOnWithTheKeyboardOnceAFilterIsChosen() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Requests");
        button(page, "Filter").click();
        button(page, "End user").click();

        page.keyboard().type("ada");
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("End user: ada; change")).isVisible();
    }

    @Test
    void givesBackATeamThatWasDeletedByMistake() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        deleteTeam(steps, "Search");
        Locator team = table(page, "Teams").getByText("Search");
        assertThat(team).hasCount(0);

        button(page, "Undo").click();

        assertThat(team.first()).isVisible();
    }

    @Test
    void deletesBeforeSomebodyLogsOutWhatTheyDeleted() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        deleteTeam(steps, "Search");

        page.getByRole(AriaRole.BUTTON, named("account menu")).click();
        page.getByRole(AriaRole.MENUITEM, named("Log out")).click();
        steps.logIn();
        steps.navigate("Teams");

        Locator teams = table(page, "Teams");
        assertThat(teams.getByText("default")).isVisible();
        assertThat(teams.getByText("Search")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en-US", "DARK, zh-CN"})
    void keepsNobodyFromUsingAPage(ColorScheme scheme, String language) {
        Axe axe = Axe.read();
        Page page = chromium().newPage(scheme, language);
        DashboardSteps steps = DashboardSteps.signUp(page, origin());
        operator().put("/api/operator/operators/" + steps.email(), "").expectSuccess();
        SoftAssertions pages = new SoftAssertions();

        for (String path : PAGES) {
            page.navigate(origin() + path);
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            assertThat(page.locator("[aria-busy=true]")).hasCount(0);
            pages.assertThat(axe.seriousIn(page)).as(path).isEmpty();
            pages.assertThat(widthOnAPhone(page)).as("width of %s", path).isEqualTo(PHONE_WIDTH);
        }

        pages.assertAll();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void keepsNobodyFromUsingAMenu(ColorScheme scheme) {
        Axe axe = Axe.read();
        DashboardSteps steps = DashboardSteps.signUp(chromium().newPage(scheme, "en-US"), origin());
        Page page = steps.page();
        SoftAssertions menus = new SoftAssertions();

        steps.navigate("Members");
        page.getByLabel("Actions for Ada Lovelace").first().click();
        assertThat(page.getByRole(AriaRole.MENU)).hasCSS("opacity", "1");
        menus.assertThat(axe.seriousIn(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);

        page.getByRole(AriaRole.BUTTON, named("account menu")).click();
        assertThat(page.getByRole(AriaRole.MENU)).hasCSS("opacity", "1");
        menus.assertThat(axe.seriousIn(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);

        steps.navigate("Spend");
        button(page, "Views").click();
        assertThat(dialog(page)).hasCSS("opacity", "1");
        menus.assertThat(axe.seriousIn(page)).isEmpty();

        menus.assertAll();
    }

    /** What the page takes in pixels, when it has {@link #PHONE_WIDTH}. */
    private static int widthOnAPhone(Page page) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(PHONE_WIDTH, before.height);
        Object width = page.evaluate(WIDTH_IN_THE_END);
        page.setViewportSize(before.width, before.height);
        return (int) width;
    }

    private static void deleteTeam(DashboardSteps steps, String name) {
        Page page = steps.page();
        page.getByRole(AriaRole.LINK, named(name)).click();
        button(page, "More actions").click();
        page.getByRole(AriaRole.MENUITEM, named("Delete team")).click();
        steps.submit("Delete team");
    }
}
