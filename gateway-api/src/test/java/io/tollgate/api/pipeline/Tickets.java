package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyCalls;
import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.auth.KeyLimits;
import io.tollgate.api.auth.SecretHash;
import io.tollgate.api.error.GatewayError;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;
import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.tokens.TokenLengths;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Admitted requests for a model that answers with at most 1,000 tokens. */
final class Tickets {

    static final long MAX_OUTPUT = 1_000;

    private Tickets() {}

    static Ticket ticket(Planned planned) {
        return ticket(planned, new TokenLengths());
    }

    static Ticket ticket(Planned planned, TokenLengths lengths) {
        KeyGrant grant = planned.inbound().grant();
        Hold hold = new Hold(
                planned.inbound().context().id(),
                grant.spender(),
                List.of(),
                Instant.EPOCH,
                MAX_OUTPUT,
                false,
                List.of());
        Headroom headroom = new Headroom(OptionalLong.empty(), Optional.empty(), Optional.empty());
        return new Ticket(
                planned,
                hold,
                headroom,
                new Tally(100, planned.inbound().ask().measure(), Terms.NONE, false, MAX_OUTPUT, lengths));
    }

    static Planned planned(Rates rates, OptionalLong outputLimit, int choices) {
        JsonMembers body = JsonMembers.read("{}".getBytes(StandardCharsets.UTF_8));
        ClientCall call = ClientCall.of(ProviderCall.of(Operation.CHAT, body, "large"));
        Ask ask = new Ask(call, outputLimit, choices, false, Set.of(), Optional.empty());
        RequestContext context = new RequestContext(IdKind.next(), Optional.empty(), Optional.empty(), 0);
        Inbound inbound = new Inbound(
                context, grant(), KeyCalls.chat(), ask, new Silence(), new Stopwatch(0), RequestRouting.of("large"));
        return new Planned(inbound, Choice.of(List.of(attempt(rates))));
    }

    private static Attempt attempt(Rates rates) {
        Credential credential = new Credential("acme-1", "acme", new ApiKey("sk-upstream"));
        Offering offering = new Offering(
                "acme-large",
                new Model("large", "Large", 8_192, MAX_OUTPUT, Set.of()),
                new ProviderEntry("acme", "Acme", Protocol.OPENAI, URI.create("http://localhost")),
                "large-1",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.of(new PriceVersion(IdKind.next(), rates, rates)),
                List.of(credential));
        return new Attempt(offering, credential);
    }

    private static KeyGrant grant() {
        return new KeyGrant(
                new SecretHash(0, 0, 0, 0),
                IdKind.next(),
                1,
                1,
                "Acme",
                Terms.NONE,
                IdKind.next(),
                "search",
                Optional.empty(),
                IdKind.next(),
                "ci",
                Policy.NONE,
                Map.of(),
                Optional.empty(),
                KeyLimits.NONE);
    }

    private static final class Silence implements Dialect {

        @Override
        public byte[] brokenStream(GatewayError error) {
            return new byte[0];
        }

        @Override
        public byte[] waiting() {
            return new byte[0];
        }

        @Override
        public byte[] naming(String provider, byte[] chunk) {
            return chunk;
        }
    }
}
