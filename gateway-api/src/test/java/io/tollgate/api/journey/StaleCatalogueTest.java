package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tollgate.api.testing.Market;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Two operators at the same, in a real browser: a form that was opened first takes nothing of the other's back. */
class StaleCatalogueTest extends OwnOfferingJourney {

    private static final String CREDENTIAL = "{\"provider\": \"%s\", \"api_key\": \"one\", \"rpm\": %d}";

    @Test
    void leavesAPriceThatWasImportedWhileAnotherFieldIsChanged() {
        DashboardSteps steps = newOperator();
        Page page = edit(steps);
        price("7");

        dialog(page).getByLabel("Region").fill("eu");
        steps.submit("Save changes");

        assertThat(dialog(page)).hasCount(0);
        String saved =
                operator().get("/api/operator/offerings/" + slug).expect(200).body();
        assertThat(saved).contains("\"region\":\"eu\"").contains("\"input\":\"7\"");
    }

    @Test
    void refusesAPriceThatWasChangedOnBothSides() {
        DashboardSteps steps = newOperator();
        Page page = edit(steps);
        price("7");

        dialog(page).getByLabel("Input").first().fill("2");
        steps.submit("Save changes");

        shows(dialog(page), "Somebody else changed the same meanwhile, and nothing was saved.");
        assertThat(dialog(page).getByLabel("Input").first()).hasValue("2");
    }

    @Test
    void leavesAnOrganizationSuspendedThatIsGivenADiscount() {
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        String id = signUpPerson()
                .browser()
                .post("/api/organizations", "{\"name\": \"" + slug + "\"}")
                .expect(201)
                .json()
                .at("/organization/id")
                .asString();
        page.navigate(origin() + "/operator/organizations");
        table(page, "Organizations").getByText(slug).first().click();
        String path = "/api/operator/organizations/" + id;
        BodyPublisher suspension = BodyPublishers.ofString("{\"status\": \"suspended\"}");
        operator()
                .with("Content-Type", "application/json")
                .send("PATCH", path, suspension)
                .expect(200);

        dialog(page).getByLabel("Discount").fill("12.5");
        steps.submit("Save changes");

        assertThat(dialog(page)).hasCount(0);
        String saved = operator().get(path).expect(200).body();
        assertThat(saved).contains("\"status\":\"suspended\"").contains("\"discount_percent\":\"12.5");
    }

    @Test
    void leavesTheRatesOfACredentialWhoseKeyIsReplaced() {
        String path = "/api/operator/credentials/" + slug;
        operator().put(path, CREDENTIAL.formatted(Market.CHEAP, 10)).expectSuccess();
        DashboardSteps steps = newOperator();
        Page page = steps.page();
        page.navigate(origin() + "/operator/catalogue");
        table(page, "Credentials").getByText(slug).first().click();
        assertThat(dialog(page)).isVisible();
        operator().put(path, CREDENTIAL.formatted(Market.CHEAP, 20)).expectSuccess();

        dialog(page).getByLabel("Provider key").fill("another");
        steps.submit("Save changes");

        assertThat(dialog(page)).hasCount(0);
        assertThat(operator().get(path).expect(200).body()).contains("\"rpm\":20");
        operator().delete(path);
    }

    private Page edit(DashboardSteps steps) {
        Page page = steps.page();
        page.navigate(origin() + "/operator/catalogue");
        table(page, "Offerings").getByText(slug).first().click();
        assertThat(dialog(page)).isVisible();
        return page;
    }
}
