import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** For tests: the console's own code, as far as it concerns what people read. */
export interface Source {
  path: string;
  /** What it says by `t` and its like. */
  messages: Set<string>;
  /** What it says as it is loaded: that stays in the language of then. */
  fixed: string[];
  /** Text that people read in English alone. */
  literals: string[];
  imports: string[];
  /** What it loads when it is needed. */
  lazy: string[];
}

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** Code in other languages, and this. */
const NOT_PROSE = /^(lib\/(snippets|chatCode)\.ts|messages\/|theme\.ts|api\/schema\.gen\.ts)/;
const READ = new Set(['label', 'title', 'description', 'placeholder', 'aria-label', 'alt', 'header', 'name', 'legend', 'noun', 'what', 'verb', 'action', 'submit', 'detail', 'hint', 'message', 'none']);
const TWO_WORDS = /(\p{L}{2}|\d)[,:;]? \p{L}{2,}/u;
const ONE_WORD = /^\p{Lu}\p{Ll}{2,}[.:!?…]?$/u;
/** Names that are the same in every language. */
const NAMES = new Set(['Tollgate', 'Redis', 'Postgres', 'OpenAI', 'GPT-4o mini', 'Enter', 'Esc', 'Ctrl K', 'ApiError', 'TOLLGATE_KEY', 'Authorization: Bearer tga_…', '/api', '&nbsp;']);

export function sources(): Map<string, Source> {
  const files = walk(SOURCES).filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file));
  return new Map(files.map((file) => [file, read(file)]));
}

/** What is loaded with a file, and with `lazily`, what it loads later. */
export function loadedWith(all: Map<string, Source>, file: string, lazily: boolean): Set<Source> {
  const seen = new Set<Source>();
  const visit = (path: string) => {
    const source = all.get(path);
    if (!source || seen.has(source)) return;
    seen.add(source);
    [...source.imports, ...(lazily ? source.lazy : [])].forEach(visit);
  };
  visit(file);
  return seen;
}

function read(file: string): Source {
  const path = file.slice(SOURCES.length);
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const source: Source = { path, messages: new Set(), fixed: [], literals: [], imports: [], lazy: [] };
  visit(tree, source, file);
  return source;
}

function visit(node: ts.Node, source: Source, file: string): void {
  if (ts.isTypeNode(node) || ts.isExportDeclaration(node)) return;
  if (ts.isImportDeclaration(node)) {
    if (node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) source.imports.push(...resolved(file, node.moduleSpecifier));
    return;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) source.lazy.push(...resolved(file, node.arguments[0]!));
  if (ts.isCallExpression(node) && node.expression.getText() === 't' && !ts.findAncestor(node, ts.isFunctionLike)) source.fixed.push(`${source.path}: ${node.getText()}`);
  const text = textOf(node);
  if (text !== undefined) {
    if (isMessage(node)) source.messages.add(text);
    else if (!NOT_PROSE.test(source.path) && isRead(node, text)) source.literals.push(`${source.path}: ${text}`);
  }
  ts.forEachChild(node, (child) => visit(child, source, file));
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text.replace(/\s+/g, ' ').trim() || undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…') : undefined;
}

/** An argument of `t`, the message of a `Say`, or a part of what is declared to be of messages. */
function isMessage({ parent }: ts.Node): boolean {
  if (ts.isCallExpression(parent)) return parent.expression.getText() === 't';
  if (ts.isJsxAttribute(parent)) return parent.name.getText() === 'message';
  if (ts.isConditionalExpression(parent)) return isMessage(parent);
  const declared = ts.findAncestor(parent, ts.isVariableDeclaration);
  return /\bMessage\b/.test(declared?.type?.getText() ?? '');
}

function isRead(node: ts.Node, text: string): boolean {
  if (NAMES.has(text) || /^'|^(https?|M|translate|providers)\b|px|ms$|…$/.test(text)) return false;
  const { parent } = node;
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(text);
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  const attribute = ts.findAncestor(parent, ts.isJsxAttribute);
  const name = attribute?.name.getText() ?? (ts.isPropertyAssignment(parent) ? parent.name.getText() : undefined);
  if (attribute && !READ.has(name!)) return attribute.initializer === node && /^[A-Z][a-z]{3,}$/.test(text);
  if (ts.findAncestor(node, (at) => ts.isNewExpression(at) && /Error$/.test(at.expression.getText()) && !/ApiError/.test(at.expression.getText()))) return false;
  return TWO_WORDS.test(text) || (name !== undefined && READ.has(name) && ONE_WORD.test(text));
}

function resolved(from: string, specifier: ts.Node): string[] {
  const name = ts.isStringLiteral(specifier) ? specifier.text : '';
  const base = name.startsWith('@/') ? join(SOURCES, name.slice(2)) : name.startsWith('.') ? join(dirname(from), name) : undefined;
  return base ? ['.ts', '.tsx'].map((ending) => base + ending).filter((path) => existsSync(path)) : [];
}

function walk(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}
