package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people who change the same document, in a real browser: whoever saves second is told, and loses nothing. */
class StaleSaveTest extends BrowserJourney {

    private static final String REMOVE = """
            (path) => fetch(path, { method: 'DELETE', headers: { 'x-xsrf-token': document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1] } })
            """;

    private static final String COME_BACK =
            "() => void setInterval(() => window.dispatchEvent(new Event('visibilitychange')), 500)";

    private Page mine;
    private Page theirs;

    @BeforeEach
    void signIn() {
        mine = newcomer().page();
        theirs = mine.context().newPage();
    }

    @Test
    void keepsWhatWasTypedAndSavesItOverTheNewerOne() {
        overtaken("/policies", StaleSaveTest::denyTraining, StaleSaveTest::askForZeroRetention, "Save policy");

        assertThat(zeroRetention(mine)).isChecked();
        button(mine, "Keep mine").click();
        button(mine, "Save policy").click();

        shows(mine.locator("body"), "The policy was saved.");
        theirs.reload();
        assertThat(zeroRetention(theirs)).isChecked();
        assertThat(training(theirs)).not().isChecked();
    }

    @Test
    void showsTheNewerOneToWhoWantsIt() {
        overtaken("/policies", StaleSaveTest::denyTraining, StaleSaveTest::askForZeroRetention, "Save policy");

        button(mine, "Show what is saved").click();

        assertThat(training(mine)).isChecked();
        assertThat(zeroRetention(mine)).not().isChecked();
        assertThat(button(mine, "Save policy")).isDisabled();
    }

    @Test
    void tellsOfANewerRoutingDocument() {
        overtaken(
                "/routing",
                page -> choose(page, "Strategy", "Latency"),
                page -> choose(page, "Strategy", "Throughput"),
                "Save document");

        assertThat(strategy()).hasValue(Pattern.compile("^Throughput"));
        button(mine, "Show what is saved").click();

        assertThat(strategy()).hasValue(Pattern.compile("^Latency"));
        shows(mine.locator("main"), "In force");
    }

    @Test
    void keepsWhatTheyChangedOfTheSameTeam() {
        editTeam(mine);
        editTeam(theirs);
        requestsPerMinute(theirs).fill("60");
        button(theirs, "Save changes").click();
        shows(theirs.locator("body"), "default was changed.");

        dialog(mine).getByLabel("Team name").fill("Search");
        button(mine, "Save changes").click();
        shows(mine.locator("body"), "Search was changed.");

        button(mine, "Edit").click();
        assertThat(requestsPerMinute(mine)).hasValue("60");
    }

    @Test
    void keepsWhatWasTypedWhenItsTeamIsRemoved() {
        editTeam(mine);
        dialog(mine).getByLabel("Team name").fill("Search");
        String path = "/api" + URI.create(mine.url()).getPath();
        theirs.navigate(origin() + "/teams");
        theirs.evaluate(REMOVE, path);
        // As when somebody comes back to the tab.
        mine.waitForResponse(
                response -> response.url().endsWith(path) && response.status() == 404, () -> mine.evaluate(COME_BACK));

        button(mine, "Save changes").click();

        shows(dialog(mine), "No team");
        assertThat(dialog(mine).getByLabel("Team name")).hasValue("Search");
        mine.keyboard().press("Escape");
        button(mine, "Discard").click();
        shows(mine.locator("main"), "This team is gone");
    }

    @Test
    void refusesANumberThatCannotBeReadAsOne() {
        editTeam(mine);

        requestsPerMinute(mine).fill("1e3");
        button(mine, "Save changes").click();

        shows(dialog(mine), "Enter a whole number such as 1,500.");
        assertThat(requestsPerMinute(mine)).hasValue("1e3");
        requestsPerMinute(mine).fill("1.500");
        button(mine, "Save changes").click();
        shows(mine.locator("body"), "default was changed.");
        button(mine, "Edit").click();
        assertThat(requestsPerMinute(mine)).hasValue("1,500");
    }

    private void editTeam(Page page) {
        page.navigate(origin() + "/teams");
        page.getByRole(AriaRole.LINK, named("default")).first().click();
        button(page, "Edit").click();
    }

    private static Locator requestsPerMinute(Page page) {
        return dialog(page).getByLabel("Requests per minute").first();
    }

    /** Both open the page, they save first, and then I save another change. */
    private void overtaken(String path, Change theirChange, Change myChange, String save) {
        mine.navigate(origin() + path);
        theirs.navigate(origin() + path);
        myChange.make(mine);
        theirChange.make(theirs);
        button(theirs, save).click();
        shows(theirs.locator("body"), "saved. It binds from the next request");

        button(mine, save).click();

        shows(mine.locator("main"), "Somebody saved another version meanwhile. Yours is still here, and not saved.");
    }

    private static void denyTraining(Page page) {
        training(page).check(new Locator.CheckOptions().setForce(true));
    }

    private static void askForZeroRetention(Page page) {
        zeroRetention(page).check(new Locator.CheckOptions().setForce(true));
    }

    private static Locator training(Page page) {
        return page.getByLabel("No training on data");
    }

    private static Locator zeroRetention(Page page) {
        return page.getByLabel("Zero data retention");
    }

    private Locator strategy() {
        return mine.getByRole(AriaRole.COMBOBOX, named("Strategy"));
    }

    private interface Change {
        void make(Page page);
    }
}
