package io.tollgate.admin.catalogue;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.catalogue.CatalogueImports.Asked;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.setting.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.util.retry.Retry;

/** Applies the catalogue's file before the node is ready; what the file does not name stays. */
@Component
class CatalogueAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(CatalogueAtStart.class);
    private static final int TRIES_BESIDE_OTHERS = 5;

    private final CatalogueImports imports;
    private final CatalogueProperties properties;

    CatalogueAtStart(CatalogueImports imports, CatalogueProperties properties) {
        this.imports = imports;
        this.properties = properties;
    }

    /** Runs on the starting thread, which may wait. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!properties.catalog().isBlank()) {
            apply(Path.of(properties.catalog().strip()).toAbsolutePath().normalize());
        }
    }

    private void apply(Path path) {
        try {
            Asked asked = new Asked(CatalogueFile.read(Files.readString(path)), false);
            imports.apply(Actor.SYSTEM, asked)
                    .retryWhen(Retry.max(TRIES_BESIDE_OTHERS).filter(CatalogueAtStart::isMeanwhile))
                    .doOnNext(diff -> log.info(
                            "{} changed {} of the catalogue",
                            path,
                            diff.changes().size()))
                    .block();
        } catch (IOException e) {
            throw new InvalidSetting(
                    "TOLLGATE_CATALOG names " + path + ", which cannot be read (" + e + ")",
                    "set it to the path of a catalogue's file, or leave it out");
        } catch (Problem e) {
            throw new InvalidSetting(
                    path + " is not applied: " + e.getMessage(), "correct the file, or leave out TOLLGATE_CATALOG");
        }
    }

    /** Another node that starts applied the same file. */
    private static boolean isMeanwhile(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == HttpStatus.PRECONDITION_FAILED;
    }
}
