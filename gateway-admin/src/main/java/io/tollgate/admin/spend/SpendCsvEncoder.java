package io.tollgate.admin.spend;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractSingleValueEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;

/** Answers those who ask for CSV with the report's rows alone. */
@Component
class SpendCsvEncoder extends AbstractSingleValueEncoder<SpendReport> implements CodecCustomizer {

    SpendCsvEncoder() {
        super(MimeType.valueOf(SpendCsv.TYPE));
    }

    @Override
    public void customize(CodecConfigurer configurer) {
        configurer.customCodecs().register(this);
    }

    @Override
    public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
        return super.canEncode(type, mimeType) && type.toClass() == SpendReport.class;
    }

    @Override
    protected Flux<DataBuffer> encode(
            SpendReport report,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return Flux.just(buffers.wrap(new SpendCsv(report).text().getBytes(StandardCharsets.UTF_8)));
    }
}
