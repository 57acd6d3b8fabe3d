package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Person;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What becomes of what somebody entered and did not save, in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class UnsavedTest extends BrowserJourney {

    /** The console asks every fifteen seconds who is there. */
    private static final int ASKED_WITHIN_MS = 40_000;

    private static final LocatorAssertions.HasCountOptions UNTIL_ASKED =
            new LocatorAssertions.HasCountOptions().setTimeout(ASKED_WITHIN_MS);

    private static final String JOIN = """
            async (secret) => {
                const post = async (path, body) => (await fetch(path, { method: 'POST', body: JSON.stringify(body), headers: {
                    'content-type': 'application/json', 'x-xsrf-token': document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1] } })).json();
                const { id } = await post('/api/invitations/accept', { secret });
                return (await post('/api/auth/switch', { organization_id: id })).user.id;
            }
            """;

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

    @Test
    void keepsAFormWhoseRoleWasLowered() {
        DashboardSteps steps = newcomer();
        Person owner = signUpPerson();
        String member = joinAsAdmin(owner, steps);
        Locator form = createsTeam(steps);

        owner.patch("/api/members/" + member, "{\"role\": \"viewer\"}").expect(200);
        assertThat(steps.page().getByRole(AriaRole.LINK, named("Audit log"))).hasCount(0, UNTIL_ASKED);

        assertThat(form.getByLabel("Team name")).hasValue("Search");
        button(form, "Create team").click();
        shows(form, "lacks the permission teams:write");
    }

    @Test
    void leavesAFormOfWhoeverWasRemoved() {
        DashboardSteps steps = newcomer();
        Person owner = signUpPerson();
        String member = joinAsAdmin(owner, steps);
        createsTeam(steps);

        owner.browser().delete("/api/members/" + member).expect(204);

        assertThat(steps.page().getByRole(AriaRole.HEADING, named("You belong to no organization here")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(ASKED_WITHIN_MS));
    }

    /** In the owner's organization, and there in the browser; their id as a member. */
    private static String joinAsAdmin(Person owner, DashboardSteps steps) {
        String secret = owner.browser()
                .post("/api/invitations", "{\"email\": \"%s\", \"role\": \"admin\"}".formatted(steps.email()))
                .expect(201)
                .json()
                .get("secret")
                .asString();
        Object member = steps.page().evaluate(JOIN, secret);
        steps.page().reload();
        return member.toString();
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
