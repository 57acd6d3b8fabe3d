package io.tollgate.admin.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a catalogue's file, in the order in which they need each other. */
enum Section {
    PROVIDERS,
    CREDENTIALS,
    MODELS,
    OFFERINGS;

    /** The name in the file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Section> of(String label) {
        return Arrays.stream(values())
                .filter(section -> section.label().equals(label))
                .findFirst();
    }
}
