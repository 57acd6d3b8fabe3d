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

export interface ChatCode {
  text: string;
  /** The images that it reads, which would drown the code; whoever runs it has them. */
  files: string[];
}

interface Written {
  baseUrl: string;
  body: Record<string, unknown>;
  files: string[];
}

/** The key is read from the environment: code is copied to places that last. */
export function chatCode(language: CodeLanguage, { baseUrl, body }: CodeOptions): ChatCode {
  const { stream: _, stream_options: __, ...rest } = body;
  const files: string[] = [];
  const written = { baseUrl, body: withoutImages(rest, files) as Record<string, unknown>, files };
  return { text: WRITERS[language](written), files };
}

const WRITERS: Record<CodeLanguage, (written: Written) => string> = {
  curl: ({ baseUrl, body, files }) => `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer $TOLLGATE_KEY" \\
  -H "Content-Type: application/json" \\
  ${files.length === 0 ? `-d '${json(body).replaceAll("'", "'\\''")}'` : shellDocument(json(body), files)}`,

  python: ({ baseUrl, body, files }) => `# pip install openai
import os
${files.length > 0 ? 'from base64 import b64encode\n' : ''}from openai import OpenAI

client = OpenAI(base_url="${baseUrl}", api_key=os.environ["TOLLGATE_KEY"])

answer = client.chat.completions.create(
${filled(pythonArguments(body), files, (file) => `" + b64encode(open("${file}", "rb").read()).decode()`)}
)
print(answer.choices[0].message${body['tools'] ? '' : '.content'})`,

  node: ({ baseUrl, body, files }) => `// npm install openai
import OpenAI from "openai";
${files.length > 0 ? 'import { readFileSync } from "node:fs";\n' : ''}
const client = new OpenAI({ baseURL: "${baseUrl}", apiKey: process.env.TOLLGATE_KEY });

const answer = await client.chat.completions.create(${filled(json(body), files, (file) => `" + readFileSync("${file}", "base64")`)});
${body['tools'] ? 'console.dir(answer.choices[0].message, { depth: null });' : 'console.log(answer.choices[0].message.content);'}`,

  java: ({ baseUrl, body, files }) => `import java.net.URI;
import java.net.http.*;
${files.length > 0 ? 'import java.nio.file.*;\nimport java.util.Base64;\n' : ''}
class Chat {
    public static void main(String[] args) throws Exception {
        String body = """
${indented(json(body).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""'), 12)}
            """${files.map((file) => `\n            .replace("${mark(file)}", Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of("${file}"))))`).join('')};
        HttpRequest request = HttpRequest.newBuilder(URI.create("${baseUrl}/chat/completions"))
            .header("Authorization", "Bearer " + System.getenv("TOLLGATE_KEY"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}`,
};

/** A command's argument may be no longer than 128 KB, and what it reads as long as it likes. */
function shellDocument(text: string, files: string[]): string {
  const escaped = text.replace(/[\\$`]/g, '\\$&');
  return `-d @- <<BODY\n${files.reduce((body, file) => body.replaceAll(mark(file), () => `$(base64 < ${file} | tr -d '\\n')`), escaped)}\nBODY`;
}

/** With an expression in place of each mark and the quote after it. */
function filled(text: string, files: string[], expression: (file: string) => string): string {
  return files.reduce((code, file) => code.replaceAll(`${mark(file)}"`, () => expression(file)), text);
}

function pythonArguments(body: Record<string, unknown>): string {
  return Object.entries(body)
    .map(([name, value]) => `    ${name}=${python(value, 1)},`)
    .join('\n');
}

/** JSON as a Python literal. */
function python(value: unknown, depth: number): string {
  const pad = '    '.repeat(depth);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((item) => `${pad}    ${python(item, depth + 1)},`).join('\n')}\n${pad}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${python(item, depth + 1)}`);
    const line = `{${entries.join(', ')}}`;
    return line.length < 90 && !line.includes('\n') ? line : `{\n${entries.map((entry) => `${pad}    ${entry},`).join('\n')}\n${pad}}`;
  }
  return JSON.stringify(value);
}

function json(body: Record<string, unknown>): string {
  return JSON.stringify(body, null, 2);
}

function indented(text: string, spaces: number): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(spaces) + line)
    .join('\n');
}

/** Marks in place of images, and the names of the files that these are in. */
function withoutImages(value: unknown, files: string[]): unknown {
  if (typeof value === 'string') return value.replace(/^(data:image\/(\w+);base64,).+$/s, (_, start: string, kind: string) => start + mark(named(kind, files)));
  if (Array.isArray(value)) return value.map((item) => withoutImages(item, files));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutImages(item, files)]));
  return value;
}

function named(kind: string, files: string[]): string {
  const file = `image-${files.length + 1}.${kind}`;
  files.push(file);
  return file;
}

function mark(file: string): string {
  return `{{${file}}}`;
}
