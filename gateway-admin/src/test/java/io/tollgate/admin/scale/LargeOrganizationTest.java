package io.tollgate.admin.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestPropertySource;

/** One organization with very much in it: {@code -Dtollgate.large} says how many keys; a tenth of that are teams. */
// A database of its own: others would wait for what is put in here.
@TestPropertySource(properties = "spring.application.name=large")
class LargeOrganizationTest extends ControlPlaneTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeOrganizationTest.class);

    private static final int KEYS = Integer.getInteger("tollgate.large", 2_000);
    private static final int TEAMS = KEYS / 10;
    private static final int MEMBERS = 1_000;
    private static final int PAGE = 200;

    /** What is promised; where only few pages are asked for, most of their time is the first ones'. */
    private static final long LONGEST_MILLIS = KEYS < 100_000 ? 500 : 50;

    @Test
    void pagesThroughItsKeysTeamsAndMembersInTime() {
        Tenant tenant = signUp();
        fill(id(IdKind.ORGANIZATION, tenant.organization()));

        walk(tenant.browser(), "/api/keys?limit=" + PAGE, KEYS);
        walk(tenant.browser(), "/api/teams?limit=" + PAGE, TEAMS + 1);
        walk(tenant.browser(), "/api/members?limit=" + PAGE, MEMBERS + 1);
        tenant.newKey("one more");
        assertThat(tenant.browser().get("/api/me").is(200).at("$.role")).isEqualTo("owner");
    }

    private static void walk(Browser browser, String path, int expected) {
        browser.get(path).is(200);
        Set<String> seen = new HashSet<>();
        List<Long> millis = new ArrayList<>();
        String cursor = "";
        do {
            long start = System.nanoTime();
            Reply page = browser.get(path + cursor).is(200);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            seen.addAll(page.all("$.data[*].id"));
            cursor = page.at("$.next_cursor").equals("null") ? "" : "&cursor=" + page.at("$.next_cursor");
        } while (!cursor.isEmpty());

        millis.sort(Long::compare);
        LOG.warn(
                "{}: {} pages, median {} ms, the slowest {} ms",
                path,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() - 1));
        assertThat(seen).hasSize(expected);
        assertThat(millis.get(millis.size() / 2)).as(path).isLessThan(LONGEST_MILLIS);
    }

    private void fill(UUID organization) {
        for (Map.Entry<String, Integer> statement :
                Map.of("""
                        insert into team (organization_id, id, name)
                        select $1, gen_random_uuid(), 'team ' || n from generate_series(1, $2) n
                        """, TEAMS, """
                        with people as (
                            insert into app_user (id, email, name, password_hash)
                            select gen_random_uuid(), gen_random_uuid() || '@example.com', 'Person ' || n, ''
                            from generate_series(1, $2) n returning id
                        )
                        insert into membership (organization_id, user_id, role) select $1, id, 'member' from people
                        """, MEMBERS).entrySet()) {
            run(statement.getKey(), organization, statement.getValue());
        }
        run("""
                insert into virtual_key (organization_id, id, team_id, name, secret_hash, hint)
                select $1, gen_random_uuid(), t.id, 'key ' || n, decode(md5(random()::text || n), 'hex'), 'sk-tg-…'
                from generate_series(1, $2) n
                join (select id, row_number() over () as row from team where organization_id = $1) t
                    on t.row = n % (select count(*) from team where organization_id = $1) + 1
                """, organization, KEYS);
        run("analyze virtual_key");
    }
}
