package io.tollgate.launcher;

import tools.jackson.databind.json.JsonMapper;

/** Fills a fresh gateway with something to try, and prints how. */
final class DemoApplication {

    private static final String MODEL = "llama-3.3-70b";

    private DemoApplication() {}

    public static void main(String[] arguments) {
        try {
            DemoOptions options = DemoOptions.parse(arguments, System.getenv());
            System.out.println(introduction(options.shown(), prepare(options)));
        } catch (DemoException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static DemoState prepare(DemoOptions options) {
        Gateway gateway = new Gateway(options.gateway());
        DemoCatalogue.of(options.simulator()).putInto(gateway, options.operatorToken());
        DemoState state = new DemoTenant(gateway, options.state()).prepare();
        openOperatorPages(gateway, options.operatorToken(), state.email());
        return state;
    }

    /** So that the demo's login shows the whole dashboard. */
    private static void openOperatorPages(Gateway gateway, String operatorToken, String email) {
        gateway.putWithBearer(
                        "/api/operator/operators/" + email,
                        operatorToken,
                        JsonMapper.shared().createObjectNode())
                .orThrow();
    }

    private static String introduction(String address, DemoState state) {
        return """
                  Demo login      %s
                  Password        %s

                  Try it:

                curl %s/v1/chat/completions -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \
                -d '{"model": "%s", "messages": [{"role": "user", "content": "Say hello"}]}'""".formatted(
                        state.email(), state.password(), address, state.key().orElseThrow(), MODEL);
    }
}
