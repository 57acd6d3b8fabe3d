package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Pieces;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LedgerTest {

    /** 6 × 123,457 + 4 × 12,347 + 10 × 654,323 pico-dollars. */
    private static final String COST = "0.000007333360";

    private static final String USAGE =
            "{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":10,\"prompt_tokens_details\":{\"cached_tokens\":4},\"cost\":%s}}";

    private final Ledger ledger = new Ledger();

    private static FullHttpResponse answer(int status, String id, String body) {
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        answer.headers().set("x-tollgate-provider", "alder").set("x-request-id", id);
        return answer;
    }

    @Test
    void findsTheStatedCostEqualToTokensTimesPrice() {
        assertThat(ledger.faultOf(answer(200, "a", USAGE.formatted(COST)))).isEmpty();

        assertThat(ledger.disagreements()).isZero();
        assertThat(ledger.computed()).isEqualByComparingTo(COST);
        assertThat(ledger.stated()).isEqualByComparingTo(COST);
    }

    @Test
    void noticesASinglePicoDollar() {
        ledger.faultOf(answer(200, "a", USAGE.formatted("0.000007333361")));

        assertThat(ledger.disagreements()).isEqualTo(1);
        assertThat(ledger.stated()).isNotEqualByComparingTo(ledger.computed());
    }

    @Test
    void readsTheUsageOfAStream() {
        String stream =
                "data: {\"choices\":[{}],\"usage\":null}\n\ndata: " + USAGE.formatted(COST) + "\n\ndata: [DONE]\n\n";

        assertThat(ledger.faultOf(answer(200, "a", stream))).isEmpty();
        assertThat(ledger.stated()).isEqualByComparingTo(COST);
    }

    @Test
    void doesNotCountABrokenAnswer() {
        assertThat(ledger.faultOf(answer(402, "a", ""))).hasValue("status 402");
        assertThat(ledger.faultOf(answer(200, "a", "data: {}\n\n")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("[DONE]"));
        assertThat(ledger.faultOf(answer(200, "a", "{\"usage\":{}}"))).hasValue("body without usage.cost");
        assertThat(ledger.requestIds()).isZero();
    }

    @Test
    void parityHoldsOnlyWhenAnswersRowsAndApiAgree() {
        ledger.faultOf(answer(200, "a", USAGE.formatted(COST)));
        BigDecimal cost = new BigDecimal(COST);
        Books books = new Books(1, 1, cost, cost, 7_334);

        assertThat(parity(books, new ParityResult.Spend(1, cost)).holds()).isTrue();
        assertThat(parity(new Books(2, 1, cost, cost, 7_334), new ParityResult.Spend(1, cost))
                        .differences())
                .containsExactly("rows: expected 1, found 2");
        assertThat(parity(books, new ParityResult.Spend(1, BigDecimal.ZERO)).differences())
                .containsExactly("spend in /api/spend: expected 0.000007333360, found 0");
    }

    private ParityResult parity(Books books, ParityResult.Spend spend) {
        LoadResult load = new LoadResult(
                1,
                Map.of(),
                Duration.ofSeconds(1),
                new Histogram(3),
                new Pieces(new Histogram(3), new Histogram(3), 1));
        return ParityResult.of(1, load, ledger, books, spend, Duration.ZERO);
    }
}
