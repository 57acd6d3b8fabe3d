package io.tollgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a comparison measures, on a stage where all of it runs. */
final class Contenders {

    private static final String PATH = "/v1/chat/completions";

    private final Stage stage;
    private final Map<String, ProcessGroup> behindTheGateway;
    private final Map<String, ProcessGroup> simulator;

    Contenders(Stage stage) {
        this.stage = stage;
        this.behindTheGateway = stage.others();
        this.simulator = Map.of("simulator", behindTheGateway.get("simulator"));
    }

    /**
     * The simulator itself, whatever else is there to compare with, and the gateway.
     *
     * @param full a key with every policy on
     * @param bare a key without any limit
     */
    List<Contender> all(Seed.Team full, Seed.Team bare) {
        List<Contender> all = new ArrayList<>();
        all.add(new Contender(Table.DIRECT, List.of(direct(stage.simulatorPort())), Optional.empty(), simulator));
        nginx().ifPresent(all::add);
        stage.peers()
                .forEach(peer ->
                        all.add(new Contender(peer.name(), List.of(peer.door()), group(peer.process()), simulator)));
        all.addAll(jvms(full, bare));
        return all;
    }

    /** Those that tell what they allocate: the gateway, its rival, and the smallest proxies. */
    List<Contender> jvms(Seed.Team full, Seed.Team bare) {
        List<Contender> jvms = new ArrayList<>();
        stage.floors()
                .forEach(floor -> jvms.add(
                        new Contender(floor.name(), List.of(direct(floor.port())), group(floor.process()), simulator)));
        jvms.add(gateway(Table.PROXY_ONLY, bare));
        jvms.add(gateway(Table.TOLLGATE, full));
        stage.rival()
                .ifPresent(rival -> jvms.add(new Contender(
                        Table.RIVAL,
                        List.of(door(rival.port(), full.key(), Seed.MODEL)),
                        group(rival.process()),
                        behindTheGateway)));
        return jvms;
    }

    /** The bare proxy, where there is one. */
    Optional<Contender> nginx() {
        return stage.nginx()
                .map(nginx ->
                        new Contender(Table.NGINX, List.of(direct(nginx.port())), group(nginx.process()), simulator));
    }

    Contender gateway(String name, Seed.Team team) {
        return gateway(name, List.of(team.key()), Seed.MODEL);
    }

    /** The gateway, called with each of these keys in turn. */
    Contender gateway(String name, List<String> keys, String model) {
        List<Door> doors =
                keys.stream().map(key -> door(stage.gatewayPort(), key, model)).toList();
        return new Contender(name, doors, Optional.of(stage.gateway()), behindTheGateway);
    }

    private static Door door(int port, String key, String model) {
        return new Door(port, PATH, key, Map.of(), model);
    }

    private Door direct(int port) {
        return stage.upstream().door(port);
    }

    private static Optional<ProcessGroup> group(ServerProcess process) {
        return Optional.of(new ProcessGroup(process.handle()));
    }
}
