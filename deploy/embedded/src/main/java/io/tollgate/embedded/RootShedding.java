package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own root looks like nobody, and still owns its files. */
final class RootShedding {

    private static final List<String> UNSHARE = List.of("unshare", "--user");

    private RootShedding() {}

    static List<String> prefix() {
        if (!isRoot()) {
            return List.of();
        }
        if (!canUnshare()) {
            throw new EmbeddedServerException("PostgreSQL refuses to run as root, and user namespaces are not allowed"
                    + " here; run as an ordinary user, or set TOLLGATE_POSTGRES_URL to a server of your own");
        }
        return UNSHARE;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean canUnshare() {
        try {
            return new Shell(Path.of("/dev/null")).run(Shell.command(UNSHARE, "true")) == 0;
        } catch (EmbeddedServerException e) {
            return false;
        }
    }
}
