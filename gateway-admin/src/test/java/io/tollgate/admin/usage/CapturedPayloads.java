package io.tollgate.admin.usage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.payload.CapturedBody;
import io.tollgate.billing.payload.CapturedPayload;
import io.tollgate.billing.payload.PayloadQueue;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.payload.PayloadWriter;
import io.tollgate.billing.tenant.IdKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.scheduler.Schedulers;

/** Writes prompts and answers as the data plane would. */
public record CapturedPayloads(ConnectionFactory postgres, PayloadVault vault) {

    /** The same text as prompt and answer. */
    public void write(Tenant tenant, String team, String request, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CapturedBody body = new CapturedBody("text/plain", bytes.length, bytes);
        write(tenant, team, request, body, body);
    }

    /** These bodies, for a day. */
    public void write(Tenant tenant, String team, String request, CapturedBody asked, CapturedBody answered) {
        Instant now = Instant.now();
        PayloadQueue queue = new PayloadQueue(0, new SimpleMeterRegistry());
        queue.add(new CapturedPayload(
                id(IdKind.ORGANIZATION, tenant.organization()),
                id(IdKind.TEAM, team),
                id(IdKind.REQUEST, request),
                now,
                now.plus(Duration.ofDays(1)),
                asked,
                answered));
        new PayloadWriter(postgres, queue, vault, Schedulers.boundedElastic())
                .write()
                .block();
    }

    private static UUID id(IdKind kind, String shown) {
        return kind.read(shown).orElseThrow();
    }
}
