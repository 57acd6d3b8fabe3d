package io.tollgate.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * How a gateway's process is started: as {@code ./tollgate up} does it, unless told otherwise.
 *
 * @param javaHome the JDK's folder
 * @param cpus processors that it is held on; blank: all
 * @param options of the JVM, besides the usual ones
 */
record GatewayCommand(Path javaHome, String cpus, List<String> options) {

    private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;
    private static final int UNSAFE_IS_ASKED_FOR = 24;

    GatewayCommand {
        options = List.copyOf(options);
    }

    /** On the JDK that runs this benchmark. */
    static GatewayCommand with(String cpus, String options) {
        return new GatewayCommand(Path.of(System.getProperty("java.home")), cpus, words(options));
    }

    /** On another JDK, where one is named. */
    GatewayCommand on(String home) {
        return home.isBlank() ? this : new GatewayCommand(Path.of(home), cpus, options);
    }

    /** With this besides. */
    GatewayCommand and(String option) {
        List<String> all = new ArrayList<>(options);
        all.add(option);
        return new GatewayCommand(javaHome, cpus, all);
    }

    List<String> of(String jar) {
        return running(List.of("-jar", jar));
    }

    /** With the same memory and collector, another program. */
    List<String> running(List<String> program) {
        List<String> command = new ArrayList<>();
        if (!cpus.isBlank()) {
            command.addAll(List.of("taskset", "-c", cpus));
        }
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx288m", "-XX:MaxDirectMemorySize=96m", "-XX:MetaspaceSize=128m"));
        if (Runtime.getRuntime().availableProcessors() <= 2 && options.stream().noneMatch(GatewayCommand::choosesGc)) {
            command.add("-XX:+UseSerialGC");
        }
        if (givesHugePages()) {
            command.add("-XX:+UseTransparentHugePages");
        }
        command.addAll(accessOptions(version(javaHome)));
        command.addAll(options);
        command.addAll(program);
        return command;
    }

    private static boolean givesHugePages() {
        try {
            return Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"))
                    .contains("[madvise]");
        } catch (IOException otherSystem) {
            return false;
        }
    }

    private static boolean choosesGc(String option) {
        return option.matches("-XX:\\+Use\\w+GC");
    }

    private static List<String> accessOptions(int version) {
        List<String> options = new ArrayList<>();
        if (version >= NATIVE_ACCESS_IS_ASKED_FOR) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= UNSAFE_IS_ASKED_FOR) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    private static int version(Path home) {
        try {
            Properties release = new Properties();
            release.load(new StringReader(Files.readString(home.resolve("release"))));
            return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "").replace("\"", ""))
                    .feature();
        } catch (IOException | IllegalArgumentException notAJdk) {
            throw new BenchException("'%s' is not a JDK's folder: it has no file 'release'".formatted(home), notAJdk);
        }
    }

    private static List<String> words(String options) {
        return Arrays.stream(options.split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
