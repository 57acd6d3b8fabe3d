package io.tollgate.simulator;

/** What OpenAI's API says with an error status, where nothing more particular is wanted. */
record KnownError(String type, String code, String message) {

    static KnownError of(int status) {
        return switch (status) {
            case 400 -> new KnownError("invalid_request_error", "", "The request is not valid.");
            case 401 ->
                new KnownError(
                        "invalid_request_error", "invalid_api_key", "Incorrect API key provided. Check your API key.");
            case 402, 403 -> new KnownError("insufficient_quota", "insufficient_quota", "You exceeded your quota.");
            case 404 -> new KnownError("invalid_request_error", "model_not_found", "The model does not exist.");
            case 429 -> new KnownError("requests", "rate_limit_exceeded", "Rate limit reached. Try again later.");
            case 503 -> new KnownError("server_error", "overloaded", "The engine is currently overloaded.");
            default ->
                new KnownError(
                        "server_error", "internal_error", "The server had an error while processing your request.");
        };
    }
}
