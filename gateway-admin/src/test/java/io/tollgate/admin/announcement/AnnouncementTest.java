package io.tollgate.admin.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class AnnouncementTest extends ControlPlaneTest {

    private static final String PATH = "/api/operator/announcements/";

    private final String slug = "a" + UUID.randomUUID();

    @AfterEach
    void forget() {
        run("delete from announcement");
    }

    @Test
    void isShownToEverybodyWhoIsSignedInTheMostImportantFirst() {
        put(slug, "\"text\": \"Maintenance\"").is(201);
        put(slug + "-2", "\"text\": \"Outage <b>\", \"level\": \"critical\"").is(201);
        Browser tenant = signUp().browser();

        Reply shown = tenant.get("/api/announcements").is(200);

        assertThat(shown.all("$.data[*].text")).containsExactly("Outage <b>", "Maintenance");
        assertThat(shown.all("$.data[*].level")).containsExactly("critical", "info");
        browser().get("/api/announcements").is(401);
        tenant.put(PATH + slug, "{\"text\": \"x\"}").is(403);
    }

    @Test
    void isShownFromItsBeginningToItsEnd() {
        Instant hour = Instant.now().plus(Duration.ofHours(1));
        put(slug, "\"text\": \"Later\", \"from\": \"%s\"".formatted(hour)).is(201);
        put(slug + "-2", "\"text\": \"Now\", \"until\": \"%s\"".formatted(hour)).is(201);
        put(slug + "-3", "\"text\": \"Over\"").is(201);
        run(
                "update announcement set begins_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'"
                        + " where slug = $1",
                slug + "-3");

        assertThat(signUp().browser().get("/api/announcements").all("$.data[*].text"))
                .containsExactly("Now");
        assertThat(operator().get("/api/operator/announcements").all("$.data[*].slug"))
                .contains(slug, slug + "-2", slug + "-3");
    }

    @Test
    void isReplacedAndDeletedAndBothAreAudited() {
        String version = put(slug, "\"text\": \"One\"").is(201).headers().getETag();
        put(slug, "\"text\": \"Two\"").is(200);

        operator()
                .send(HttpMethod.PUT, "{\"text\": \"Three\"}", Map.of("If-Match", String.valueOf(version)), PATH + slug)
                .is(412);
        assertThat(operator().get(PATH + slug).at("$.text")).isEqualTo("Two");
        operator().delete(PATH + slug).is(204);
        operator().delete(PATH + slug).is(404);
        assertThat(number(
                        "select count(*) from audit_event where target_kind = 'announcement' and target_id = $1", slug))
                .isEqualTo(3);
    }

    @Test
    void namesWhatIsWrong() {
        put(slug, "\"level\": \"loud\"").isProblemOf(400, "level");
        put(slug, "\"level\": \"info\"").isProblemOf(400, "text");
        put(slug, "\"text\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"").isProblemOf(400, "until");
        put(slug, "\"text\": \"x\", \"from\": \"2098-01-01T00:00:00Z\", \"until\": \"2097-01-01T00:00:00Z\"")
                .isProblemOf(400, "until");
        put("Not One", "\"text\": \"x\"").isProblemOf(400, "slug");
    }

    private Reply put(String name, String fields) {
        return operator().put(PATH + "{slug}", "{" + fields + "}", name);
    }
}
