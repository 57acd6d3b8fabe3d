package io.tollgate.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Three providers that sell the same models, behind one real HTTP server. */
public final class Simulator implements AutoCloseable {

    private static final Map<String, String> NAMES =
            Map.of("alder", "Alder Inference", "birch", "Birchline", "cedar", "Cedar Compute");
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final List<SimulatedProvider> providers;
    private final LoopResources loops;
    private final DisposableServer server;

    private Simulator(SimulatorOptions options) {
        providers = NAMES.keySet().stream()
                .sorted()
                .map(slug -> provider(slug, options))
                .toList();
        loops = LoopResources.create("simulator", 1, true);
        try {
            server = HttpServer.create()
                    .host(options.host())
                    .port(options.port())
                    .runOn(loops)
                    .handle(this::handle)
                    .bindNow();
        } catch (RuntimeException notBound) {
            loops.dispose();
            throw notBound;
        }
    }

    private static SimulatedProvider provider(String slug, SimulatorOptions options) {
        Behaviour behaviour = options.behaviours().getOrDefault(slug, Behaviour.INSTANT);
        return new SimulatedProvider(slug, NAMES.getOrDefault(slug, slug), behaviour, Clock.systemUTC());
    }

    /** Starts on any free port of the loopback interface, with no delay. */
    public static Simulator start() {
        return start(SimulatorOptions.instant());
    }

    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    public int port() {
        return server.port();
    }

    /** The three of them, by slug. */
    public List<SimulatedProvider> providers() {
        return providers;
    }

    /** The provider with this slug: {@code alder}, {@code birch} or {@code cedar}. */
    public SimulatedProvider provider(String slug) {
        return find(slug)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no provider '%s'; take alder, birch or cedar".formatted(slug)));
    }

    /** Where this provider's API is, as its customers' SDKs take it: with {@code /v1}. */
    public String baseUrl(String slug) {
        return "http://127.0.0.1:%d/%s/v1".formatted(port(), provider(slug).slug());
    }

    /** Where it is for Anthropic's SDKs: without {@code /v1}. */
    public String anthropicUrl(String slug) {
        return "http://127.0.0.1:%d/%s".formatted(port(), provider(slug).slug());
    }

    /** Where it is for Gemini's SDKs: with {@code /v1beta}. */
    public String geminiUrl(String slug) {
        return anthropicUrl(slug) + "/v1beta";
    }

    /** What this provider sells as the clouds do, and as Cohere does. */
    public Cloud cloud(String slug) {
        return new Cloud("http://127.0.0.1:" + port(), provider(slug));
    }

    /** All of them as at the start. */
    public void reset() {
        providers.forEach(SimulatedProvider::reset);
    }

    @Override
    public void close() {
        server.disposeNow(STOP_TIMEOUT);
        loops.disposeLater(Duration.ZERO, STOP_TIMEOUT).block();
    }

    /** Waits until the server is closed from outside. */
    void await() {
        server.onDispose().block();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        List<String> path = segments(request.uri());
        boolean control = path.get(0).equals("control");
        Optional<SimulatedProvider> provider = path.size() < 2 ? Optional.empty() : find(path.get(control ? 1 : 0));
        if (provider.isEmpty()) {
            return Replies.send(response, Replies.unknownPath(request));
        }
        if (control) {
            return new ControlEndpoint(provider.get()).handle(below(path, 2), request, response);
        }
        List<String> api = path.subList(1, path.size());
        if (TokenEndpoint.has(api)) {
            return new TokenEndpoint(provider.get().tokens()).handle(api, request, response);
        }
        return Route.of(api)
                .<Publisher<Void>>map(route -> new ProviderEndpoint(provider.get()).handle(route, request, response))
                .orElseGet(() -> Replies.send(response, Replies.unknownPath(request)));
    }

    private Optional<SimulatedProvider> find(String slug) {
        return providers.stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** The path without its query, cut at the slashes. */
    private static List<String> segments(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return new ArrayList<>(List.of(path.substring(1).split("/")));
    }

    private static String below(List<String> path, int depth) {
        StringBuilder rest = new StringBuilder();
        for (String segment : path.subList(depth, path.size())) {
            rest.append('/').append(segment);
        }
        return rest.toString();
    }
}
