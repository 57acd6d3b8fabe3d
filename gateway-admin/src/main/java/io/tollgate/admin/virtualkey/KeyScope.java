package io.tollgate.admin.virtualkey;

import java.util.List;
import java.util.Optional;

/**
 * What a key may be used for besides its models, and from where.
 *
 * @param endpoints paths such as {@code /v1/embeddings}; empty: all
 * @param ipRanges such as {@code 203.0.113.0/24}; empty: from anywhere
 * @param environment what it is used in
 */
record KeyScope(
        Optional<List<String>> endpoints,
        Optional<List<String>> ipRanges,
        Optional<String> environment,
        boolean disabled) {}
