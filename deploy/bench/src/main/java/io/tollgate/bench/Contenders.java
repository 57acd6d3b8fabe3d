package io.tollgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a comparison measures, on a stage where all of it runs. */
final class Contenders {

    private static final String PATH = "/v1/chat/completions";
    private static final String DIRECT_MODEL = "gpt-oss-120b";
    private static final String DIRECT_KEY = "sk-alder-simulator";

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
        all.add(new Contender(Table.DIRECT, direct(stage.simulatorPort()), Optional.empty(), simulator));
        stage.nginx()
                .ifPresent(nginx ->
                        all.add(new Contender(Table.NGINX, direct(nginx.port()), group(nginx.process()), simulator)));
        stage.portkey()
                .ifPresent(portkey -> all.add(new Contender(
                        Table.PORTKEY,
                        portkey.door(
                                stage.simulatorAddress().resolve("/alder/v1").toString(), DIRECT_KEY, DIRECT_MODEL),
                        group(portkey.process()),
                        simulator)));
        all.add(gateway(Table.PROXY_ONLY, bare));
        all.add(gateway(Table.TOLLGATE, full));
        stage.rival()
                .ifPresent(rival -> all.add(new Contender(
                        Table.RIVAL, door(rival.port(), full), group(rival.process()), behindTheGateway)));
        return all;
    }

    Contender gateway(String name, Seed.Team team) {
        return new Contender(name, door(stage.gatewayPort(), team), Optional.of(stage.gateway()), behindTheGateway);
    }

    private static Door door(int port, Seed.Team team) {
        return new Door(port, PATH, team.key(), Map.of(), Seed.MODEL);
    }

    private static Door direct(int port) {
        return new Door(port, "/alder" + PATH, DIRECT_KEY, Map.of(), DIRECT_MODEL);
    }

    private static Optional<ProcessGroup> group(ServerProcess process) {
        return Optional.of(new ProcessGroup(process.handle()));
    }
}
