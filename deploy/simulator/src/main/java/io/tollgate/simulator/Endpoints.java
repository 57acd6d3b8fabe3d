package io.tollgate.simulator;

import java.util.Set;
import java.util.regex.Pattern;

/** What a provider serves below its base URL, and how it answers when nothing fails. */
final class Endpoints {

    private static final Set<String> OPENAI = Set.of(
            "/chat/completions",
            "/completions",
            "/responses",
            "/embeddings",
            "/moderations",
            "/rerank",
            "/images/generations",
            "/images/edits",
            "/audio/speech",
            "/audio/transcriptions",
            "/audio/translations");

    private static final Set<String> COHERE = Set.of("/chat", "/embed", "/rerank");
    private static final Set<String> BEDROCK =
            Set.of("converse", "converse-stream", "invoke", "invoke-with-response-stream", "count-tokens");
    private static final Set<String> MESSAGES = Set.of("/messages", "/messages/count_tokens");
    private static final Pattern COUNTS = Pattern.compile("count[_-]tokens(?::rawPredict)?$");
    private static final Set<String> PREDICTED = Set.of("rawPredict", "streamRawPredict");
    private static final Set<String> GEMINI =
            Set.of("generateContent", "streamGenerateContent", "batchEmbedContents", "predict");

    private final Behaviour behaviour;
    private final String id;
    private final long created;

    /**
     * @param id of the answer
     * @param created in seconds since the epoch
     */
    Endpoints(Behaviour behaviour, String id, long created) {
        this.behaviour = behaviour;
        this.id = id;
        this.created = created;
    }

    static boolean has(Route route) {
        return switch (route.wire()) {
            case OPENAI -> OPENAI.contains(route.path());
            case ANTHROPIC -> MESSAGES.contains(route.path()) || PREDICTED.contains(route.action());
            case GEMINI -> GEMINI.contains(route.action());
            case BEDROCK -> BEDROCK.contains(route.action());
            case COHERE -> COHERE.contains(route.path());
        };
    }

    Reply answer(Route route, byte[] body) {
        return switch (route.wire()) {
            case OPENAI -> openAi(route.path(), body);
            case ANTHROPIC ->
                isCount(route) ? TokenCount.anthropic(Question.read(body)) : message(route, Question.read(body));
            case GEMINI -> gemini(route, Question.read(body));
            case BEDROCK ->
                isCount(route) ? TokenCount.bedrock(Question.read(body)) : bedrock(route, Question.read(body));
            case COHERE -> cohere(route.path(), Question.read(body));
        };
    }

    private static boolean isCount(Route route) {
        return COUNTS.matcher(route.path()).find();
    }

    private Reply openAi(String path, byte[] body) {
        return switch (path) {
            case "/responses" -> response(Question.read(body));
            case "/completions" -> TextCompletion.answer(Question.read(body), behaviour, id);
            case "/embeddings" -> ListAnswers.embeddings(Question.read(body));
            case "/moderations" -> ListAnswers.moderations(Question.read(body), id);
            case "/rerank" -> ListAnswers.rerank(Question.read(body), id);
            case "/images/generations" -> ListAnswers.images(Question.read(body));
            case "/images/edits" -> ListAnswers.edits(body);
            case "/audio/speech" -> AudioAnswers.speech(Question.read(body));
            case "/audio/transcriptions", "/audio/translations" -> AudioAnswers.transcript(body);
            default -> chat(body);
        };
    }

    private Reply message(Route route, Question question) {
        return message(
                route.path().equals("/messages")
                        ? MessageQuestion.read(question)
                        : MessageQuestion.hosted(route, question));
    }

    private Reply message(ChatRequest request) {
        return MessageWords.reply(request, completion(request), behaviour);
    }

    private Reply gemini(Route route, Question question) {
        return switch (route.action()) {
            case "batchEmbedContents" -> ListAnswers.geminiEmbeddings(question);
            case "predict" -> ListAnswers.predictions(question);
            default -> {
                ChatRequest request = GeminiQuestion.read(route, question);
                yield GeminiWords.reply(request, completion(request), behaviour);
            }
        };
    }

    private Reply bedrock(Route route, Question question) {
        if (route.action().startsWith("invoke")) {
            return InvokedModel.reply(message(MessageQuestion.hosted(route, question)));
        }
        ChatRequest request = ConverseQuestion.read(route, question);
        return ConverseWords.reply(request, completion(request), behaviour);
    }

    private Reply cohere(String path, Question question) {
        return switch (path) {
            case "/embed" -> CohereAnswers.embeddings(question, id);
            case "/rerank" -> CohereAnswers.ranking(question, id);
            default -> {
                ChatRequest request = CohereQuestion.read(question);
                boolean cites = !question.at("/documents").isEmpty();
                yield CohereWords.reply(request, completion(request), behaviour, cites);
            }
        };
    }

    private Reply response(Question question) {
        ChatRequest request = ResponseQuestion.read(question);
        boolean stored = question.at("/store").asBoolean(true);
        return ResponseWords.reply(request, completion(request), behaviour, stored);
    }

    private Reply chat(byte[] body) {
        ChatRequest request = ChatRequestReader.read(body);
        Completion completion = completion(request);
        boolean streamedUsage = request.includeUsage() && behaviour.usage();
        return request.stream()
                ? Reply.stream(CompletionStream.write(completion, behaviour.chunks(), streamedUsage))
                : Reply.json(200, CompletionBody.write(completion, behaviour.usage()));
    }

    private Completion completion(ChatRequest request) {
        return Completion.of(request, behaviour, id, created);
    }
}
