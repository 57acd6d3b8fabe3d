package io.tollgate.admin.price;

import java.util.List;

/** How a file states prices. */
interface PriceFormat {

    /** The name in the API. */
    String name();

    /**
     * What the file says about these offerings.
     *
     * @throws IllegalArgumentException when it is no such file
     */
    Imported read(String file, List<BookEntry> offerings);
}
