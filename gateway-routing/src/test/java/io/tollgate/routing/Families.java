package io.tollgate.routing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.Set;

/** Provider families, in contrast to what they share. */
final class Families extends DescribedPredicate<Slice> {

    static final String[] PACKAGES = {
        "io.tollgate.routing.provider.openai..",
        "io.tollgate.routing.provider.anthropic..",
        "io.tollgate.routing.provider.gemini..",
        "io.tollgate.routing.provider.bedrock..",
        "io.tollgate.routing.provider.cohere.."
    };

    private static final Set<String> SHARED = Set.of("chat", "embedding", "eventstream", "sse", "usage");

    Families() {
        super("are families");
    }

    @Override
    public boolean test(Slice slice) {
        return !SHARED.contains(slice.getNamePart(1));
    }
}
