package io.tollgate.api.model;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.HealthSnapshot;
import java.util.Comparator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lists models in OpenAI's form, and what OpenAI has no word for: their offerings.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/models">OpenAI models</a>
 */
@RestController
@DataPlane
class ModelEndpoint {

    private static final String OFFERINGS = "/offerings";

    private final CallableModels models;
    private final HealthBook health;

    ModelEndpoint(CallableModels models, HealthBook health) {
        this.models = models;
        this.health = health;
    }

    @GetMapping("/v1/models")
    ListView<ModelView> list(ServerWebExchange exchange) {
        return ListView.of(
                models.sold(KeyGrant.of(exchange)).stream().map(ModelView::of).toList());
    }

    /** Ids may have slashes in them, so that the offerings of a model cannot have a route of their own. */
    @GetMapping("/v1/models/{*path}")
    Mono<Object> model(@PathVariable String path, ServerWebExchange exchange) {
        KeyGrant grant = KeyGrant.of(exchange);
        String id = path.substring(1);
        return id.endsWith(OFFERINGS)
                ? offerings(id.substring(0, id.length() - OFFERINGS.length()), grant)
                : models.require(grant, id).map(ModelView::of);
    }

    /** By the credential that a request would most likely get. */
    private OfferingView view(Offering offering) {
        HealthSnapshot now = health.snapshot();
        return OfferingView.of(
                offering,
                offering.credentials().stream()
                        .map(credential -> now.condition(offering, credential))
                        .min(Comparator.comparing((Condition condition) ->
                                        condition.standing().rank())
                                .thenComparing(Condition::errorRatio))
                        .orElse(Condition.UNTRIED));
    }

    private Mono<Object> offerings(String id, KeyGrant grant) {
        return models.require(grant, id)
                .map(models::sold)
                .map(sold -> ListView.of(sold.stream().map(this::view).toList()));
    }
}
