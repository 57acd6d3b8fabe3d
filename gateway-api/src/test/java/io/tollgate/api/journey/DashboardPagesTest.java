package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.tollgate.api.testing.Axe;
import io.tollgate.api.testing.Chromium;
import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.TestStack;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages where an organization says what may be done, in a real browser. */
class DashboardPagesTest extends GatewayTest {

    private static final int PATIENCE_MS = 20_000;

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

    @Test
    void showsWhatARoutingDocumentWouldDoBeforeItIsSaved() {
        Page page = Objects.requireNonNull(chromium).newPage();
        DashboardSteps.signUp(page, origin()).navigate("Routing");
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
        Page page = Objects.requireNonNull(chromium).newPage();
        DashboardSteps.signUp(page, origin()).navigate("Routing");

        page.getByText("JSON", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Document as JSON").fill("{\n  \"zdr\": true,\n  \"strategy\": \"fast\"\n}");
        button(page, "Save document").click();

        assertThat(page.getByText("Line 3:")).isVisible();
    }

    @Test
    void tellsWhereEachPartOfWhatBindsAKeyComesFrom() {
        Page page = Objects.requireNonNull(chromium).newPage();
        DashboardSteps steps = DashboardSteps.signUp(page, origin());
        steps.createTeam("Search", "5");
        steps.createKey("Search");
        steps.navigate("Policies");

        page.getByLabel("Zero data retention").check(new Locator.CheckOptions().setForce(true));
        button(page, "Save policy").click();

        Locator effective = page.getByRole(AriaRole.REGION, named("What binds a key"));
        assertThat(effective.getByText("Organization: policy")).isVisible();
    }

    @Test
    void givesBackATeamThatWasDeletedByMistake() {
        Page page = Objects.requireNonNull(chromium).newPage();
        DashboardSteps steps = DashboardSteps.signUp(page, origin());
        steps.createTeam("Search", "5");
        page.getByRole(AriaRole.LINK, named("Search")).click();
        button(page, "More actions").click();
        page.getByRole(AriaRole.MENUITEM, named("Delete team")).click();
        steps.submit("Delete team");
        Locator team = page.getByRole(AriaRole.TABLE, named("Teams")).getByText("Search");
        assertThat(team).hasCount(0);

        button(page, "Undo").click();

        assertThat(team.first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void keepsNobodyFromUsingAPage(ColorScheme scheme) {
        Axe axe = Axe.read();
        Page page = Objects.requireNonNull(chromium).newPage(scheme);
        DashboardSteps steps = DashboardSteps.signUp(page, origin());
        anyone().with("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
                .put("/api/operator/operators/" + steps.email(), "")
                .expectSuccess();
        SoftAssertions pages = new SoftAssertions();

        for (String path : PAGES) {
            page.navigate(origin() + path);
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            assertThat(page.locator("[aria-busy=true]")).hasCount(0);
            pages.assertThat(axe.seriousIn(page)).as(path).isEmpty();
        }

        pages.assertAll();
    }

    private static void choose(Page page, String field, String option) {
        page.getByRole(AriaRole.COMBOBOX, named(field)).click();
        page.getByRole(AriaRole.OPTION, named(option)).first().click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
