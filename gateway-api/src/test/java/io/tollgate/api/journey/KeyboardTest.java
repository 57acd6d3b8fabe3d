package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody without a mouse does, in a real browser. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class KeyboardTest extends BrowserJourney {

    /** More than any page wants until its main action. */
    private static final int MOST_STEPS = 120;

    private static final List<String> PAGES = List.of(
            "Overview",
            "Spend",
            "Requests",
            "Keys",
            "Teams",
            "Models",
            "Playground",
            "Members",
            "Routing",
            "Policies",
            "Provider keys",
            "Settings",
            "Audit log",
            "Health",
            "Catalogue",
            "Price book",
            "Margins",
            "Organizations");

    /** Whether this element has the focus, and whoever looks can see that. */
    private static final String SEEN = """
            element => {
                const style = getComputedStyle(element);
                return element.matches(':focus-visible')
                    && (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.matches('input, textarea'));
            }
            """;

    /** Escape in the very moment in which a dialog appears, sooner than any driver of a browser could press it. */
    private static final String ESCAPE_AT_ONCE = """
            new MutationObserver((_, observer) => {
                if (!document.querySelector('[role=dialog]')) return;
                observer.disconnect();
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
                document.body.dataset.escaped = 'true';
            }).observe(document.body, { childList: true, subtree: true });
            """;

    private static final String IN_DIALOG = "() => document.activeElement.closest('[role=dialog]') !== null";

    @Test
    void reachesEveryPageByThePalette() {
        Page page = newOperator().page();
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();

        for (String name : PAGES) {
            page.keyboard().press("Control+k");
            assertThat(dialog(page).getByRole(AriaRole.COMBOBOX)).isFocused();
            page.keyboard().type(name);
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.HEADING, named(name).setLevel(1).setExact(true)))
                    .isVisible();
        }
    }

    /** Digit by digit it is January, and in the year 2, before it is what was meant. */
    @Test
    void typesTheDatesOfARange() {
        Page page = newcomer().page();
        page.navigate(origin() + "/spend?period=custom&from=2026-10-20&to=2026-11-23");
        Locator from = page.getByLabel("From", new Page.GetByLabelOptions().setExact(true));
        Locator to = page.getByLabel("To", new Page.GetByLabelOptions().setExact(true));

        to.focus();
        page.keyboard().type("09302026");
        from.focus();
        page.keyboard().type("09042026");

        assertThat(page).hasURL(Pattern.compile("from=2026-09-04&to=2026-09-30"));
        assertThat(from).hasValue("2026-09-04");
        assertThat(to).hasValue("2026-09-30");
    }

    @ParameterizedTest
    @CsvSource({
        "/teams, Create team",
        "/keys, Create key",
        "/members, Invite",
        "/provider-keys, Add provider key",
        "/settings, Create token",
        "/operator/catalogue, Add model",
        "/operator/prices, Import",
    })
    void opensADialogThatKeepsTheFocusAndGivesItBack(String path, String action) {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        page.navigate(origin() + path);
        Locator opener = button(page, action);
        walkTo(page, opener);

        page.keyboard().press("Enter");

        assertThat(dialog(page)).isVisible();
        page.waitForFunction(IN_DIALOG);
        for (int step = 0; step < 30; step++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(IN_DIALOG)).isEqualTo(true);
        }
        // Not in a list of choices, which Escape would close first.
        walkTo(page, dialog(page).getByLabel("Close"));
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(opener).isFocused();
    }

    @Test
    void closesADialogAtOnceThatAMenuOpened() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        steps.createKey("Search");
        Locator menu = page.getByLabel("Actions for first key").first();
        press(page, menu);
        walk(page, "ArrowDown", page.getByRole(AriaRole.MENUITEM, named("Revoke")));
        page.evaluate(ESCAPE_AT_ONCE);

        page.keyboard().press("Enter");

        assertThat(page.locator("body[data-escaped]")).hasCount(1);
        assertThat(dialog(page)).hasCount(0);
        assertThat(menu).isFocused();
    }

    @Test
    void makesATeamAndAKeyAndLooksAtItsRequest() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        page.navigate(origin() + "/teams");
        press(page, button(page, "Create team"));
        fill(page, page.getByLabel("Team name"), "Search");
        page.keyboard().press("Enter");
        shows(table(page, "Teams"), "Search");

        page.navigate(origin() + "/keys");
        press(page, button(page, "Create key"));
        fill(page, page.getByLabel("Key name"), "by hand");
        walkTo(page, page.getByRole(AriaRole.COMBOBOX, named("Team").setExact(true)));
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        press(page, dialog(page).getByRole(AriaRole.BUTTON, within("Create key")));
        String secret = page.getByLabel("Secret key").inputValue();
        walkTo(page, page.getByLabel("I have saved it"));
        page.keyboard().press("Space");
        press(page, button(page, "Done"));
        assertThat(button(page, "Create key")).isFocused();
        say(secret.strip(), "Hello");
        press(page, page.getByLabel("Actions for by hand").first());
        walk(page, "ArrowDown", page.getByRole(AriaRole.MENUITEM, named("Revoke")));
        page.keyboard().press("Enter");
        assertThat(dialog(page)).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.getByLabel("Actions for by hand").first()).isFocused();

        page.navigate(origin() + "/requests");
        press(page, page.getByLabel(Pattern.compile("^Open request of")).first());
        shows(dialog(page), "Timeline");
        shows(dialog(page), "x-tollgate-provider:");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.getByLabel(Pattern.compile("^Open request of")).first()).isFocused();
    }

    @Test
    void savesAPolicyAndSkipsTheMenu() {
        Page page = newcomer().page();
        page.navigate(origin() + "/policies");
        Locator retention = page.getByLabel("Zero data retention");
        assertThat(retention).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();

        walkTo(page, retention);
        page.keyboard().press("Space");
        press(page, button(page, "Save policy"));

        shows(page.locator("body"), "The policy was saved.");
    }

    private static void fill(Page page, Locator field, String text) {
        walkTo(page, field);
        page.keyboard().type(text);
    }

    private static void press(Page page, Locator place) {
        walkTo(page, place);
        page.keyboard().press("Enter");
    }

    private static void walkTo(Page page, Locator place) {
        walk(page, "Tab", place);
    }

    /** By this key alone. */
    private static void walk(Page page, String key, Locator place) {
        assertThat(place).isVisible();
        for (int step = 0; step < MOST_STEPS && !isFocused(place); step++) {
            page.keyboard().press(key);
        }
        assertThat(place).isFocused();
        assertThat(place.evaluate(SEEN)).as("the focus is seen").isEqualTo(true);
    }

    private static boolean isFocused(Locator place) {
        return Boolean.TRUE.equals(place.evaluate("element => element === document.activeElement"));
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
