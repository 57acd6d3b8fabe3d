package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;

/** The tags that there are, by their names. */
@ResponseJson
record KnownTags(List<KnownTag> data) {

    /**
     * One of them.
     *
     * @param values those that most carry first
     */
    @ResponseJson
    record KnownTag(
            @Schema(example = "env") String name,

            @Schema(description = "The most frequent ones first, 50 at most", example = "[\"prod\", \"staging\"]")
            List<String> values) {}
}
