package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What becomes of what somebody entered and did not save, in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class UnsavedTest extends BrowserJourney {

    @Test
    void keepsAFormWhileItsSessionIsBegunAgain() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        Locator form = createsTeam(steps);

        page.context().clearCookies();
        button(form, "Create team").click();
        shows(page.locator("body"), "Your session has ended");
        page.locator("input[type=password]").fill(DashboardSteps.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(dialog(page)).hasCount(1);

        assertThat(form.getByLabel("Team name")).hasValue("Search");
        button(form, "Create team").click();
        shows(table(page, "Teams"), "Search");
    }

    @Test
    void asksBeforeAFormIsLeft() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        Locator form = createsTeam(steps);

        page.goBack();
        button(page, "Keep editing").click();
        assertThat(form.getByLabel("Team name")).hasValue("Search");

        page.goBack();
        button(page, "Discard").click();
        assertThat(form).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("/teams$"));
    }

    @Test
    void asksBeforeAChangedPolicyIsLeft() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Policies");
        Locator retention = page.getByLabel("Zero data retention");
        assertThat(retention).isVisible();
        retention.focus();
        page.keyboard().press("Space");

        steps.navigate("Keys");
        shows(dialog(page), "Leave without saving?");
        button(page, "Cancel").click();
        assertThat(retention).isChecked();

        steps.navigate("Keys");
        button(page, "Leave without saving").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Keys").setLevel(1))).isVisible();
    }

    /** With the form open and its name filled in. */
    private static Locator createsTeam(DashboardSteps steps) {
        steps.navigate("Teams");
        button(steps.page(), "Create team").click();
        Locator form = steps.page().getByRole(AriaRole.DIALOG, named("Create team"));
        form.getByLabel("Team name").fill("Search");
        return form;
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
