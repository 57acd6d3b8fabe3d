package io.tollgate.admin.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what {@code cursor} must be for the page after this one; null on the last
 */
@ResponseJson
public record Page<T>(
        List<T> data,

        @Schema(description = "Pass as `cursor` for the next page; null on the last") @Nullable String nextCursor) {

    public Page {
        data = List.copyOf(data);
    }

    /**
     * Cuts a page from a result that was asked for one row more than the page holds.
     *
     * @param cursor what continues after a row
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> data = found.subList(0, limit);
        return new Page<>(data, cursor.apply(data.get(limit - 1)).encode());
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<R>(data.stream().<R>map(each).toList(), nextCursor);
    }
}
