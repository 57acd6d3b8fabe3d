package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tollgate.api.testing.Market;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Chats with models on the dashboard's playground, in a real browser; part of {@code -Pfull}. */
@EnabledIfSystemProperty(named = "tollgate.full", matches = "true", disabledReason = "walks all pages with -Pfull")
class PlaygroundTest extends BrowserJourney {

    private static final Pattern COST = Pattern.compile("^\\$0\\.0+[1-9]");

    @Test
    void asksAModel() {
        Page page = playground(Market.MODEL);

        ask(page, "Say hello.");

        assertThat(page.getByText(Pattern.compile("to first token"))).isVisible();
        assertThat(page.getByText(COST)).isVisible();
    }

    @Test
    void sendsAnImageByItsAddress() {
        String address = "https://pictures.example/toll.png";
        sell("viewer-by-address", "[\"chat\", \"vision\", \"streaming\"]", Market.CHEAP, "");
        Page page = playground("viewer-by-address");

        attach(page, "toll.png");
        shows(page.locator("body"), "An address begins with https:// or http://.");
        page.keyboard().press("Escape");
        attach(page, address);
        ask(page, "What is this?");

        assertThat(page.getByText(COST)).isVisible();
        shows(messages(page), address);
        List<ReceivedRequest> received = simulator().provider(Market.CHEAP).received();
        assertThat(received.get(received.size() - 1).bodyText()).contains("\"url\":\"" + address + "\"");
    }

    @Test
    void tellsThatNoProviderCanAnswerAndGoesOnOnceOneCan() {
        Page page = playground(Market.MODEL);
        simulator().providers().forEach(provider -> provider.fail(Fault.status(503)));

        ask(page, "Say hello.");
        assertThat(messages(page).getByRole(AriaRole.ALERT)).containsText(Market.MODEL);
        simulator().providers().forEach(provider -> provider.recover());
        ask(page, "And now?");

        assertThat(page.getByText(Pattern.compile("to first token"))).isVisible();
    }

    @Test
    void tellsWhatAStreamCostThatWasStopped() {
        Page page = playground(Market.MODEL);
        Behaviour slow = Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMillis(500));
        simulator().providers().forEach(provider -> provider.behave(slow));

        ask(page, "Say hello.");
        assertThat(messages(page).locator("[aria-busy=true]")).hasText(Pattern.compile("\\w"));
        button(page, "Stop").click();

        shows(messages(page), "Stopped by you");
        assertThat(page.getByText(COST)).isVisible();
    }

    @Test
    void keepsTheConversationWhileTheSessionIsBegunAgain() {
        Page page = playground(Market.MODEL);
        ask(page, "Say hello.");
        assertThat(page.getByText(COST)).isVisible();
        message(page).fill("And now?");

        page.context().clearCookies();
        page.keyboard().press("Control+k");
        Locator ended = page.getByRole(AriaRole.HEADING, named("Your session has ended"));
        assertThat(ended).isVisible();
        page.locator("input[type=password]").last().fill(DashboardSteps.PASSWORD);
        button(page, "Log in").click();

        assertThat(ended).hasCount(0);
        assertThat(message(page)).hasValue("And now?");
        assertThat(page.getByText(COST)).isVisible();
    }

    /** With a key of its own, for somebody new. */
    private Page playground(String model) {
        Page page = newcomer().page();
        page.navigate(origin() + "/playground?model=" + model);
        button(page, "Create a playground key").click();
        return page;
    }

    private static void ask(Page page, String question) {
        message(page).fill(question);
        button(page, "Send").click();
    }

    private static Locator message(Page page) {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    private static void attach(Page page, String address) {
        button(page, "Attach an image by its address").click();
        page.getByLabel("Address of the image").fill(address);
        button(page, "Attach").click();
    }

    private static Locator messages(Page page) {
        return page.getByRole(AriaRole.LOG);
    }
}
