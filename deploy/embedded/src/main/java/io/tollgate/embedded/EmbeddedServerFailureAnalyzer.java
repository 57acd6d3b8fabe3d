package io.tollgate.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an {@link EmbeddedServerException} as the one line it is, instead of a stack trace. */
final class EmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedServerException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EmbeddedServerException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
