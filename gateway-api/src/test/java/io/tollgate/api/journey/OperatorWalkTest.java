package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Market;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the operator comes to each page for, done in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class OperatorWalkTest extends BrowserJourney {

    @Test
    void seesHowEveryOfferingDoes() {
        Page page = newOperator().page();
        page.navigate(origin() + "/operator/health");

        shows(table(page, "Offerings"), Market.CHEAP + "-llama");
        assertThat(page.getByRole(AriaRole.IMG, named("24 hours")).first()).isVisible();
        shows(page.locator("main"), "Postgres");
    }

    @Test
    void addsAModelToTheCatalogue() {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        String model = "walked-" + UUID.randomUUID();
        page.navigate(origin() + "/operator/catalogue");
        button(page, "Add model").click();
        page.getByLabel("Model ID").fill(model);
        page.getByLabel("Display name").fill("Walked");
        page.getByLabel("Context length").fill("8192");
        page.getByLabel("Longest answer").fill("1024");
        steps.submit("Add model");

        shows(page.locator("main"), model);
        operator().delete("/api/operator/models/" + model);
    }

    @Test
    void comparesAFileWithTheCatalogue() {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        page.navigate(origin() + "/operator/catalogue");
        button(page, "Import").click();
        dialog(page).getByLabel("File, in YAML").fill("models:\n  " + Market.MODEL + ": {display_name: Llama}\n");
        steps.submit("Compare");

        shows(dialog(page), "display_name");
    }

    @Test
    void readsThePriceBookAndWhatStays() {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        steps.createTeam("Search", "5");
        say(steps.createKey("Search"), "Hello");
        page.navigate(origin() + "/operator/prices");
        shows(table(page, "Price book"), Market.CHEAP + "-llama");

        page.navigate(origin() + "/operator/margins");

        shows(page.locator("main"), "Analytical Engines");
    }

    @Test
    void givesAnOrganizationADiscount() {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        page.navigate(origin() + "/operator/organizations");
        Locator row = table(page, "Organizations")
                .getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("Analytical Engines"))
                .first();
        row.getByRole(AriaRole.BUTTON).first().click();
        dialog(page).getByLabel("Discount").fill("12.5");
        steps.submit("Save changes");

        shows(table(page, "Organizations"), "12.5");
    }
}
