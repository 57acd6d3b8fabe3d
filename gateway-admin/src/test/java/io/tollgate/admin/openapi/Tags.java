package io.tollgate.admin.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the calls are grouped by. */
final class Tags {

    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("auth", "Signing up, logging in, and whose organization one acts in");
        ALL.put("teams", "Teams, which keys, budgets and spend belong to");
        ALL.put("members", "People, their roles, and invitations");
        ALL.put("keys", "Virtual keys: what applications call models with");
        ALL.put("tokens", "API tokens: what scripts call this API with");
        ALL.put("provider keys", "An organization's own keys at providers");
        ALL.put("policies", "What is allowed, and whether prompts and answers are kept");
        ALL.put("routing", "Where requests go");
        ALL.put("models", "What can be called, at which prices");
        ALL.put("limits", "Budgets and rate limits with what remains of them");
        ALL.put("spend", "What was spent, and what was refused");
        ALL.put("requests", "Requests one by one");
        ALL.put("performance", "How fast and how often models answer");
        ALL.put("announcements", "What the operator tells everybody");
        ALL.put("audit", "Who changed what");
        ALL.put("operator", "The platform's own side: catalogue, prices, organizations");
    }

    private Tags() {}

    static void describe(OpenAPI api) {
        api.setTags(ALL.entrySet().stream()
                .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
                .toList());
    }
}
