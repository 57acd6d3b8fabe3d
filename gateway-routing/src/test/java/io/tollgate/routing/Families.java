package io.tollgate.routing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.library.dependencies.Slice;

/** Provider families, in contrast to what they share. */
final class Families extends DescribedPredicate<Slice> {

    Families() {
        super("are families");
    }

    @Override
    public boolean test(Slice slice) {
        return !slice.getNamePart(1).equals("sse");
    }
}
