package io.tollgate.admin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class RequestTest extends ControlPlaneTest {

    private Tenant tenant;
    private UsageRows usage;
    private String key;

    @BeforeEach
    void makeATenant() {
        tenant = signUp();
        usage = new UsageRows(database);
        key = tenant.newKey("production").at("$.id");
    }

    @Test
    void areListedTheLatestFirst() {
        String earlier = usage.add(tenant, row().model("maxi"));
        String later = usage.add(tenant, row());

        Reply list = tenant.browser().get("/api/requests").is(200);

        assertThat(list.all("$.data[*].id")).containsExactly(later, earlier);
        assertThat(list.at("$.data[0].team.name")).isEqualTo("default");
        assertThat(list.at("$.data[0].key.name")).isEqualTo("production");
        assertThat(list.at("$.data[0].provider")).isEqualTo("cheap");
        assertThat(list.at("$.data[0].spend")).isEqualTo("0.0125");
        assertThat(list.at("$.data[0].ttft_ms")).isEqualTo("120.0");
        assertThat(list.at("$.data[0].total_ms")).isEqualTo("450.5");
        assertThat(list.at("$.data[0].http_status")).isEqualTo("200");
        assertThat(list.at("$.data[0].attempt_count")).isEqualTo("2");
    }

    @Test
    void areToldOnceTheirRowIsThereWhileSomebodyListens() {
        String before = usage.add(tenant, row().model("maxi"));
        List<String> ended = new CopyOnWriteArrayList<>();
        List<String> told = new CopyOnWriteArrayList<>();
        Disposable listening =
                tenant.browser().events("/api/requests/tail?model=maxi").subscribe(told::add);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                ended.add(usage.add(tenant, row().model("maxi")));
                usage.add(tenant, row().model("mini"));
                return told.size() > 1;
            });
        } finally {
            listening.dispose();
        }

        assertThat(told)
                .doesNotHaveDuplicates()
                .noneMatch(event -> event.contains(before))
                .allMatch(event -> ended.stream().anyMatch(event::contains));
    }

    @Test
    void areToldToNobodyWhoIsNotSignedIn() {
        browser().get("/api/requests/tail").is(401);
    }

    @Test
    void comeInPagesWithoutAGapEvenInOneInstant() {
        Instant at = Instant.now().minusSeconds(60);
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(usage.add(tenant, Row.of(tenant.team(), key, at)));
        }
        Collections.reverse(added);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (!cursor.equals("null")) {
            Reply page = tenant.browser()
                    .get("/api/requests?limit=2&cursor={cursor}", cursor)
                    .is(200);
            seen.addAll(page.all("$.data[*].id"));
            cursor = page.at("$.next_cursor");
        }

        assertThat(seen).isEqualTo(added);
    }

    @Test
    void areNarrowedToWhatIsAskedFor() {
        usage.add(tenant, row());
        usage.add(tenant, row().status("error").model("maxi"));

        assertThat(count("?status=error")).isEqualTo(1);
        assertThat(count("?model=mini")).isEqualTo(1);
        assertThat(count("?provider=cheap")).isEqualTo(2);
        assertThat(count("?provider=dear")).isZero();
        assertThat(count("?key=" + key + "&team=" + tenant.team())).isEqualTo(2);
        assertThat(count("?to=2020-01-01")).isZero();
        tenant.browser().get("/api/requests?key=x").isProblemOf(400, "key");
        tenant.browser().get("/api/requests?cursor=x").isProblemOf(400, "cursor");
        tenant.browser().get("/api/requests?min_attempts=x").isProblemOf(400, "min_attempts");
    }

    @Test
    void areNarrowedByHowTheyWent() {
        usage.add(tenant, row().tags("{\"env\": \"prod\"}"));
        usage.add(tenant, row().cost("2"));

        assertThat(count("?min_spend=0.5")).isEqualTo(1);
        assertThat(count("?min_spend=0.0125")).isEqualTo(2);
        assertThat(count("?min_total_ms=450")).isEqualTo(2);
        assertThat(count("?min_total_ms=451")).isZero();
        assertThat(count("?min_total_ms=" + Long.MAX_VALUE)).isZero();
        assertThat(count("?min_attempts=2")).isEqualTo(2);
        assertThat(count("?min_attempts=3")).isZero();
        assertThat(count("?streamed=true&http_status=200")).isEqualTo(2);
        assertThat(count("?streamed=false")).isZero();
        assertThat(count("?http_status=500")).isZero();
        assertThat(count("?tag=env:prod")).isEqualTo(1);
        assertThat(count("?offering=cheap-mini&finish_reason=stop&endpoint=/v1/chat/completions"))
                .isEqualTo(2);
        assertThat(count("?finish_reason=length")).isZero();
        assertThat(count("?error_code=timeout")).isZero();
        assertThat(count("?end_user=somebody")).isZero();
        assertThat(count("?client_request_id=mine")).isZero();
        assertThat(count("?member=" + tenant.user())).isZero();
        tenant.browser().get("/api/requests?tag=env").isProblemOf(400, "tag");
        tenant.browser().get("/api/requests?min_spend=much").is(400);
        tenant.browser().get("/api/requests?min_spend=1e200000").isProblemOf(400, "min_spend");
    }

    @Test
    void showTheirAttemptsLatencyAndPriceCalculation() {
        String version = price();
        String id = usage.add(tenant, row().priceVersion(version).tags("{\"env\": \"prod\"}"));

        Reply one = tenant.browser().get("/api/requests/{id}", id).is(200);

        assertThat(one.at("$.request.id")).isEqualTo(id);
        assertThat(one.all("$.attempts[*].outcome")).containsExactly("server_error", "served");
        assertThat(one.at("$.attempts[1].started_ms")).isEqualTo("101.0");
        assertThat(one.at("$.attempts[1].connect_ms")).isEqualTo("12.0");
        assertThat(one.at("$.latency.admit_ms")).isEqualTo("0.3");
        assertThat(one.at("$.latency.overhead_ms")).isEqualTo("0.9");
        assertThat(one.at("$.tags.env")).isEqualTo("prod");
        assertThat(one.at("$.cost.price_version_id")).isEqualTo(version);
        assertThat(one.all("$.cost.lines[*].kind")).containsExactly("input", "output");
        assertThat(one.all("$.cost.lines[*].units")).containsExactly("1000", "500");
        assertThat(one.all("$.cost.lines[*].list_rate")).containsExactly("5.00", "15.00");
        assertThat(one.all("$.cost.lines[*].list_cost")).containsExactly("0.005", "0.0075");
        assertThat(one.at("$.cost.list_cost")).isEqualTo("0.0125");
        assertThat(one.at("$.cost.spend")).isEqualTo("0.0125");
    }

    @Test
    void areLookedForOnlyAroundTheDayThatTheirIdentifierTells() {
        String id = usage.add(tenant, Row.of(tenant.team(), key, Instant.now().minus(Duration.ofDays(5))));

        tenant.browser().get("/api/requests/{id}", id).is(404);
    }

    @Test
    void areNotThereForAnotherTenantNorForMembersOfOtherTeams() {
        String id = usage.add(tenant, row());
        Browser outsider = join(tenant, "member", tenant.newTeam("Other"));

        signUp().browser().get("/api/requests/{id}", id).is(404);
        outsider.get("/api/requests/{id}", id).is(404);
        assertThat(outsider.get("/api/requests").all("$.data")).isEmpty();
        join(tenant, "member", tenant.team()).get("/api/requests/{id}", id).is(200);
        tenant.browser().get("/api/requests/{id}", "req_none").is(404);
    }

    private String price() {
        operator().put("/api/operator/providers/cheap-of-requests", """
                {"display_name": "Cheap", "protocol": "openai", "base_url": "https://cheap.example/v1"}
                """);
        operator().put("/api/operator/models/mini-of-requests", """
                {"display_name": "Mini", "context_length": 1000, "max_output_tokens": 100, "capabilities": ["chat"]}
                """);
        return operator()
                .put("/api/operator/offerings/cheap-mini-of-requests", """
                        {"model": "mini-of-requests", "provider": "cheap-of-requests", "upstream_model": "mini",
                         "price": {"input": "5", "output": "15"}}
                        """)
                .at("$.price.version_id");
    }

    private Row row() {
        return Row.of(tenant.team(), key, Instant.now());
    }

    private int count(String query) {
        return tenant.browser()
                .get("/api/requests" + query)
                .is(200)
                .all("$.data[*].id")
                .size();
    }
}
