package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One PostgreSQL server on loopback, asking for a password from its first moment, in a session of its own. */
final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "tollgate";
    private static final String DATABASE = "tollgate";
    private static final String MAJOR = Binaries.postgresVersion().split("\\.", -1)[0];

    private final DataFolder folder;
    private final Path data;
    private final Path bin;
    private final List<String> prefix;
    private final Shell shell;
    private final String password;
    private final Durability durability;
    private final int port = LoopbackPort.free();

    private EmbeddedPostgres(DataFolder folder, Path binaries, String password, Durability durability) {
        this.folder = folder;
        this.data = data(folder);
        this.bin = Binaries.postgres(binaries).resolve("bin");
        this.prefix = RootShedding.prefix();
        this.shell = new Shell(folder.resolve("postgres.log"));
        this.password = password;
        this.durability = durability;
    }

    static EmbeddedPostgres start(DataFolder folder, Path binaries, String password, Durability durability) {
        EmbeddedPostgres server = new EmbeddedPostgres(folder, binaries, password, durability);
        server.checkFolder();
        server.takeDownOrphan();
        server.createOrCheckData();
        try {
            server.launch();
            server.createDatabase();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String url() {
        return url(password, port);
    }

    static String url(String password, int port) {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public void close() {
        running(folder).ifPresent(this::stop);
    }

    /** The server of this folder, be it of this run or of an earlier one. */
    static Optional<ServerProcess> running(DataFolder folder) {
        return ServerProcess.of(pidFile(folder), info -> isServerOf(data(folder), info));
    }

    /** Another user's program cannot be seen everywhere, its arguments can. */
    private static boolean isServerOf(Path data, ProcessHandle.Info info) {
        List<String> arguments = info.arguments().map(List::of).orElse(List.of());
        return arguments.contains(data.toString())
                && info.command().map(it -> it.endsWith("/postgres")).orElse(true);
    }

    private void stop(ServerProcess server) {
        int exit = shell.run(pgCtl("stop", "-m", durability.postgresStopMode(), "-w", "-t", "20"));
        if (exit != 0 && server.isRunning()) {
            server.kill();
        }
    }

    /** The pid file goes with the server. One that stays names a pid which some other program may have by now. */
    private void takeDownOrphan() {
        close();
        try {
            Files.deleteIfExists(pidFile(folder));
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot delete " + pidFile(folder) + " (" + e + ")", e);
        }
    }

    private static Path data(DataFolder folder) {
        return folder.resolve("postgres");
    }

    private static Path pidFile(DataFolder folder) {
        return data(folder).resolve("postmaster.pid");
    }

    private void checkFolder() {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new EmbeddedServerException(
                    "the PostgreSQL data folder " + data + " is a file" + EmbeddedServerException.REMEDY);
        }
    }

    private void createOrCheckData() {
        if (!Files.exists(data)) {
            refuseOrphanedRedis();
            create();
        }
        checkVersion();
    }

    /** PostgreSQL is always made first: beside a Redis that has data, it is missing and not yet to come. */
    private void refuseOrphanedRedis() {
        Path redis = EmbeddedRedis.data(folder);
        if (EmbeddedRedis.hasData(folder)) {
            throw new EmbeddedServerException("the PostgreSQL data folder " + data + " is missing, while " + redis
                    + " beside it belongs to a database" + EmbeddedServerException.REMEDY
                    + ", or set TOLLGATE_POSTGRES_URL to the database it belongs to");
        }
    }

    /** Made aside and moved, so that a killed first start leaves no half of a data folder. */
    private void create() {
        Path fresh = data.resolveSibling("postgres.new");
        Path passwordFile = data.resolveSibling("postgres.password");
        try {
            Folders.delete(fresh);
            Passwords.writePrivately(passwordFile, List.of(password));
            if (shell.run(initdb(fresh, passwordFile)) != 0) {
                throw new EmbeddedServerException("PostgreSQL could not create its data folder: " + complaint());
            }
            Files.writeString(fresh.resolve("postgresql.conf"), "include 'tollgate.conf'\n");
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot create the PostgreSQL data folder " + data + " (" + e + ")", e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private List<String> initdb(Path fresh, Path passwordFile) {
        List<String> command = Shell.command(prefix, bin.resolve("initdb").toString());
        command.addAll(durability.initdbOptions());
        command.addAll(List.of("-D", fresh.toString(), "-U", USER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        return command;
    }

    private void checkVersion() {
        Path file = data.resolve("PG_VERSION");
        String version = readVersion(file);
        if (!version.equals(MAJOR)) {
            throw new EmbeddedServerException("the data folder " + data + " was written by PostgreSQL " + version
                    + " but this Tollgate brings PostgreSQL " + MAJOR
                    + "; choose another with --data, or move it with pg_dump");
        }
    }

    private String readVersion(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "the data folder " + data + " is damaged: " + file + " cannot be read"
                            + EmbeddedServerException.REMEDY,
                    e);
        }
    }

    private void launch() {
        writeSettings();
        if (shell.run(pgCtl("start", "-w", "-t", "60", "-l", shell.log().toString())) != 0) {
            throw new EmbeddedServerException("PostgreSQL did not start on the data folder " + data + " (" + complaint()
                    + ")" + EmbeddedServerException.REMEDY);
        }
    }

    private void writeSettings() {
        List<String> settings = new ArrayList<>(List.of(
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "max_connections = 200",
                "shared_buffers = '128MB'",
                "password_encryption = 'scram-sha-256'",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'"));
        settings.addAll(durability.postgresSettings());
        try {
            Files.write(data.resolve("tollgate.conf"), settings);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot write the settings into " + data + " (" + e + ")", e);
        }
    }

    private void createDatabase() {
        String jdbcUrl = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(jdbcUrl, USER, password);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL on the data folder " + data + " refuses the stored password or the connection ("
                            + e.getMessage() + ")" + EmbeddedServerException.REMEDY,
                    e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    private List<String> pgCtl(String verb, String... options) {
        List<String> command = Shell.command(prefix, bin.resolve("pg_ctl").toString(), verb, "-D", data.toString());
        Stream.of(options).forEach(command::add);
        return command;
    }

    private String complaint() {
        return shell.complaint("PANIC:", "FATAL:", "initdb: error:", "could not");
    }
}
