package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; this puts before its programs what makes them run as somebody else. */
final class RootShedding {

    /** In a user namespace of its own root looks like nobody, and still owns its files. */
    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    /** Where that is not allowed, as in most containers: nobody, with root's right to open files. */
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override,+fowner,+chown",
            "--ambient-caps=+dac_override,+fowner,+chown");

    private RootShedding() {}

    static List<String> prefix() {
        if (!isRoot()) {
            return List.of();
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(NOBODY)) {
            return NOBODY;
        }
        throw new EmbeddedServerException("PostgreSQL refuses to run as root, and nothing here lets it run as somebody"
                + " else; run as an ordinary user, or set TOLLGATE_POSTGRES_URL to a server of your own");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean works(List<String> prefix) {
        try {
            return new Shell(Path.of("/dev/null")).run(Shell.command(prefix, "true")) == 0;
        } catch (EmbeddedServerException e) {
            return false;
        }
    }
}
