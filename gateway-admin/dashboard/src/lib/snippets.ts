/** Ready-to-paste first calls, filled with the reader's own address, key and a model that exists. */
export interface Call {
  baseUrl: string;
  key: string;
  model: string;
}

export type Language = 'curl' | 'python' | 'node';

export const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'python', label: 'Python' },
  { value: 'node', label: 'Node' },
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
};

export type TokenKind = 'plain' | 'string' | 'comment' | 'keyword';

const TOKENS =
  /(?<comment>(?:^|(?<=\n))(?:#|\/\/)[^\n]*)|(?<string>"[^"\n]*"|'[^']*')|(?<keyword>\b(?:curl|from|import|new|const|await|print)\b)/g;

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
