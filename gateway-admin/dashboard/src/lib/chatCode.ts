import { t } from '@/i18n';

/** A chat request as code that does the same. */
export type CodeLanguage = 'curl' | 'python' | 'node' | 'java';

export const CODE_LANGUAGES: { value: CodeLanguage; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'python', label: 'Python' },
  { value: 'node', label: 'Node' },
  { value: 'java', label: 'Java' },
];

interface CodeOptions {
  baseUrl: string;
  body: Record<string, unknown>;
}

const LONGEST_DATA_URL = 120;

/** The key is read from the environment: code is copied to places that last. */
export function chatCode(language: CodeLanguage, { baseUrl, body }: CodeOptions): string {
  const { stream: _, stream_options: __, ...rest } = body;
  return WRITERS[language](baseUrl, shortened(rest) as Record<string, unknown>);
}

const WRITERS: Record<CodeLanguage, (baseUrl: string, body: Record<string, unknown>) => string> = {
  curl: (baseUrl, body) => `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer $TOLLGATE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,

  python: (baseUrl, body) => `# pip install openai
import os
from openai import OpenAI

client = OpenAI(base_url="${baseUrl}", api_key=os.environ["TOLLGATE_KEY"])

answer = client.chat.completions.create(
${Object.entries(body)
  .map(([name, value]) => `    ${name}=${python(value, 1)},`)
  .join('\n')}
)
print(answer.choices[0].message.content)`,

  node: (baseUrl, body) => `// npm install openai
import OpenAI from "openai";

const client = new OpenAI({ baseURL: "${baseUrl}", apiKey: process.env.TOLLGATE_KEY });

const answer = await client.chat.completions.create(${JSON.stringify(body, null, 2)});
console.log(answer.choices[0].message.content);`,

  java: (baseUrl, body) => `import java.net.URI;
import java.net.http.*;

class Chat {
    public static void main(String[] args) throws Exception {
        String body = """
${indented(JSON.stringify(body, null, 2).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""'), 12)}
            """;
        HttpRequest request = HttpRequest.newBuilder(URI.create("${baseUrl}/chat/completions"))
            .header("Authorization", "Bearer " + System.getenv("TOLLGATE_KEY"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}`,
};

/** JSON as a Python literal. */
function python(value: unknown, depth: number): string {
  const pad = '    '.repeat(depth);
  if (value === null) return t('None');
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((item) => `${pad}    ${python(item, depth + 1)},`).join('\n')}\n${pad}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${python(item, depth + 1)}`);
    const line = `{${entries.join(', ')}}`;
    return line.length < 90 && !line.includes('\n') ? line : `{\n${entries.map((entry) => `${pad}    ${entry},`).join('\n')}\n${pad}}`;
  }
  return JSON.stringify(value);
}

function indented(text: string, spaces: number): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(spaces) + line)
    .join('\n');
}

/** Images would drown the code. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('data:') && value.length > LONGEST_DATA_URL ? `${value.slice(0, 40)}…` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item)]));
  return value;
}
