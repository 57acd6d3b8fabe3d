package io.tollgate.routing.provider.openai;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a whole response, which goes to the caller as it is but for the model's name. */
final class ResponseReader {

    private ResponseReader() {}

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            ResponseBody response = new ResponseBody(body);
            return response.isFailed()
                    ? new Decoded.Failed(ErrorReader.inBand(body))
                    : answered(call, answer, response);
        } catch (BrokenJson e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    private static Decoded answered(ProviderCall call, UpstreamAnswer answer, ResponseBody response) {
        byte[] bytes = response.naming(JsonSplice.quoted(call.publicModel()));
        Optional<UsagePart> usage = new ResponseBody(JsonMembers.read(bytes)).usage();
        long generated = response.outputBytes();
        String finish = response.finishReason();
        long counted = usage.map(UsagePart::tokens).map(TokenUsage::output).orElse(0L);
        return generated == 0 && counted == 0 && finish.equals("stop")
                ? failed(answer, "empty", "the answer has no content")
                : new Decoded.Answered(new Answer(bytes, usage, Optional.of(finish), generated));
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
