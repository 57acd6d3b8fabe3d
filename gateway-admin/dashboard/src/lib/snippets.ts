/** Ready-to-paste first calls, filled with the reader's own address, key and a model that exists. */
export interface Call {
  baseUrl: string;
  key: string;
  model: string;
}

export type Language = 'curl' | 'python' | 'node' | 'java' | 'vercel' | 'langchain' | 'claude' | 'cursor';

export const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'python', label: 'Python' },
  { value: 'node', label: 'Node' },
  { value: 'java', label: 'Java' },
  { value: 'vercel', label: 'AI SDK' },
  { value: 'langchain', label: 'LangChain' },
  { value: 'claude', label: 'Claude Code' },
  { value: 'cursor', label: 'Cursor' },
];

export function snippet(language: Language, call: Call): string {
  return WRITERS[language](call);
}

const WRITERS: Record<Language, (call: Call) => string> = {
  curl: ({ baseUrl, key, model }) => `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "${model}",
    "messages": [{"role": "user", "content": "Say hello in five words."}]
  }'`,

  python: ({ baseUrl, key, model }) => `# pip install openai
from openai import OpenAI

client = OpenAI(
    base_url="${baseUrl}",
    api_key="${key}",
)

answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Say hello in five words."}],
)
print(answer.choices[0].message.content)`,

  node: ({ baseUrl, key, model }) => `// npm install openai
import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "${baseUrl}",
  apiKey: "${key}",
});

const answer = await client.chat.completions.create({
  model: "${model}",
  messages: [{ role: "user", content: "Say hello in five words." }],
});
console.log(answer.choices[0].message.content);`,

  java: ({ baseUrl, key, model }) => `// com.openai:openai-java
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

class Hello {
    public static void main(String[] args) {
        var client = OpenAIOkHttpClient.builder()
            .baseUrl("${baseUrl}")
            .apiKey("${key}")
            .build();

        var answer = client.chat().completions().create(ChatCompletionCreateParams.builder()
            .model("${model}")
            .addUserMessage("Say hello in five words.")
            .build());
        System.out.println(answer.choices().get(0).message().content().orElse(""));
    }
}`,

  vercel: ({ baseUrl, key, model }) => `// npm install ai @ai-sdk/openai-compatible
import { generateText } from "ai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";

const tollgate = createOpenAICompatible({
  name: "tollgate",
  baseURL: "${baseUrl}",
  apiKey: "${key}",
});

const { text } = await generateText({
  model: tollgate("${model}"),
  prompt: "Say hello in five words.",
});
console.log(text);`,

  langchain: ({ baseUrl, key, model }) => `# pip install langchain-openai
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    base_url="${baseUrl}",
    api_key="${key}",
    model="${model}",
)
print(llm.invoke("Say hello in five words.").content)`,

  claude: ({ baseUrl, key, model }) => `# Claude Code speaks Anthropic's protocol, which is at ${baseUrl}/messages
export ANTHROPIC_BASE_URL="${baseUrl.replace(/\/v1$/, '')}"
export ANTHROPIC_AUTH_TOKEN="${key}"
export ANTHROPIC_MODEL="${model}"
claude "Say hello in five words."`,

  cursor: ({ baseUrl, key, model }) => `# Cursor: Settings, Models, API Keys
# OpenAI API Key
${key}
# Override OpenAI Base URL
${baseUrl}
# Add custom model
${model}`,
};

export type TokenKind = 'plain' | 'string' | 'comment' | 'keyword';

const TOKENS =
  /(?<comment>(?:^|(?<=\n))(?:#|\/\/)[^\n]*)|(?<string>"[^"\n]*"|'[^']*')|(?<keyword>\b(?:curl|from|import|new|const|await|print|export|class|public|static|void|var|claude)\b)/g;

/** Cuts code into coloured parts; joined again they are the code. */
export function tokens(code: string): { kind: TokenKind; text: string }[] {
  const parts: { kind: TokenKind; text: string }[] = [];
  let at = 0;
  for (const match of code.matchAll(TOKENS)) {
    if (match.index > at) parts.push({ kind: 'plain', text: code.slice(at, match.index) });
    const kind = match.groups?.['comment'] ? 'comment' : match.groups?.['string'] ? 'string' : 'keyword';
    parts.push({ kind, text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < code.length) parts.push({ kind: 'plain', text: code.slice(at) });
  return parts;
}
