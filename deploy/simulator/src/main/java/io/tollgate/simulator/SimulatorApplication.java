package io.tollgate.simulator;

/** Runs the simulator by itself, until it is stopped. */
public final class SimulatorApplication {

    static {
        // Not named logback.xml: tests that have the simulator on their class path keep their own logging.
        System.setProperty("logback.configurationFile", "simulator-logback.xml");
    }

    private SimulatorApplication() {}

    public static void main(String[] arguments) {
        try (Simulator simulator = Simulator.start(SimulatorOptions.parse(arguments, System.getenv()))) {
            System.out.println(banner(simulator));
            simulator.await();
        } catch (IllegalArgumentException invalid) {
            System.err.println("simulator: " + invalid.getMessage());
            System.exit(2);
        } catch (RuntimeException notBound) {
            System.err.println("simulator: cannot listen: " + notBound.getMessage() + "; choose another --port");
            System.exit(1);
        }
    }

    private static String banner(Simulator simulator) {
        StringBuilder banner = new StringBuilder("Provider simulator is ready");
        for (SimulatedProvider provider : simulator.providers()) {
            banner.append("%n  %-16s %s  key %s"
                    .formatted(provider.displayName(), simulator.baseUrl(provider.slug()), provider.apiKey()));
        }
        return banner.append("%n  faults           http://127.0.0.1:%d/control/PROVIDER".formatted(simulator.port()))
                .toString();
    }
}
