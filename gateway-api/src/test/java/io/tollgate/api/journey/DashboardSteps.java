package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;

/** What a person does in the dashboard again and again. */
record DashboardSteps(Page page, String email) {

    static final String PASSWORD = "correct horse battery staple";

    /** Somebody new, in whatever language, on the overview of an organization of their own. */
    static DashboardSteps signUp(Page page, String origin) {
        String email = "ada-" + UUID.randomUUID() + "@example.com";
        page.navigate(origin + "/");
        page.navigate(origin + "/sign-up");
        page.locator("input[autocomplete=name]").fill("Ada Lovelace");
        page.locator("input[autocomplete=organization]").fill("Analytical Engines");
        page.locator("input[type=email]").fill(email);
        page.locator("input[autocomplete=new-password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
        return new DashboardSteps(page, email);
    }

    /** On the page of logging in. */
    void logIn() {
        page.locator("input[type=email]").fill(email);
        page.locator("input[type=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    }

    void createTeam(String name, String dailyBudget) {
        navigate("Teams");
        page.getByRole(AriaRole.BUTTON, named("Create team")).first().click();
        page.getByLabel("Team name").fill(name);
        page.getByRole(AriaRole.BUTTON, named("Add budget")).click();
        page.getByLabel("Budget 1 amount").fill(dailyBudget);
        submit("Create team");
        assertThat(page.getByText(name).first()).isVisible();
    }

    String createKey(String team) {
        navigate("Keys");
        page.getByRole(AriaRole.BUTTON, named("Create key")).first().click();
        page.getByLabel("Key name").fill("first key");
        page.getByLabel("Team", new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, named(team)).click();
        submit("Create key");
        Locator secret = page.getByLabel("Secret key");
        assertThat(secret).isVisible();
        String shown = secret.inputValue();
        page.getByLabel("I have saved it").check();
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        return shown.strip();
    }

    void submit(String button) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    void navigate(String name) {
        page.getByRole(AriaRole.LINK, named(name)).first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
