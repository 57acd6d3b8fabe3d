package io.tollgate.simulator;

import java.util.Set;

/** What a provider serves below its base URL, and how it answers when nothing fails. */
final class Endpoints {

    private static final Set<String> PATHS = Set.of(
            "/chat/completions",
            "/completions",
            "/messages",
            "/embeddings",
            "/moderations",
            "/rerank",
            "/images/generations",
            "/audio/speech",
            "/audio/transcriptions",
            "/audio/translations");

    private Endpoints() {}

    static boolean has(String path) {
        return PATHS.contains(path) || (Wire.of(path) == Wire.GEMINI && path.contains(":"));
    }

    /**
     * @param id of the answer
     * @param created in seconds since the epoch
     */
    static Reply answer(String path, byte[] body, Behaviour behaviour, String id, long created) {
        if (Wire.of(path) == Wire.GEMINI) {
            return gemini(path, Question.read(body), behaviour, id, created);
        }
        return switch (path) {
            case "/messages" -> message(Question.read(body), behaviour, id, created);
            case "/completions" -> TextCompletion.answer(Question.read(body), behaviour, id);
            case "/embeddings" -> ListAnswers.embeddings(Question.read(body));
            case "/moderations" -> ListAnswers.moderations(Question.read(body), id);
            case "/rerank" -> ListAnswers.rerank(Question.read(body), id);
            case "/images/generations" -> ListAnswers.images(Question.read(body));
            case "/audio/speech" -> AudioAnswers.speech(Question.read(body));
            case "/audio/transcriptions", "/audio/translations" -> AudioAnswers.transcript(body);
            default -> chat(body, behaviour, id, created);
        };
    }

    private static Reply message(Question question, Behaviour behaviour, String id, long created) {
        ChatRequest request = MessageQuestion.read(question);
        return MessageWords.reply(request, Completion.of(request, behaviour, id, created), behaviour);
    }

    private static Reply gemini(String path, Question question, Behaviour behaviour, String id, long created) {
        return switch (GeminiQuestion.action(path)) {
            case "batchEmbedContents" -> ListAnswers.geminiEmbeddings(question);
            case "generateContent", "streamGenerateContent" -> {
                ChatRequest request = GeminiQuestion.read(path, question);
                yield GeminiWords.reply(request, Completion.of(request, behaviour, id, created), behaviour);
            }
            default -> throw new InvalidRequestException("", "models have no '%s'".formatted(path));
        };
    }

    private static Reply chat(byte[] body, Behaviour behaviour, String id, long created) {
        ChatRequest request = ChatRequestReader.read(body);
        Completion completion = Completion.of(request, behaviour, id, created);
        boolean streamedUsage = request.includeUsage() && behaviour.usage();
        return request.stream()
                ? Reply.stream(CompletionStream.write(completion, behaviour.chunks(), streamedUsage))
                : Reply.json(200, CompletionBody.write(completion, behaviour.usage()));
    }
}
