/** What the pages for people name is there: folders and files, commands and their options, items of the menus. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND_USAGE } from '../../electron/cli/usage.ts';
import { COMMAND_LIST } from '../../src/contract/commandList.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const PAGES = ['README.md', ...DOCS].map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
const README = PAGES[0]?.text ?? '';
const SCRIPTS = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts);
const USAGE = Object.values(COMMAND_USAGE).join('\n');

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(PAGES)('$name', ({ name, text }) => {
  it('names folders and files that are there', () => {
    const named = matches(text, /`((?:src|electron|renderer|test|build|docs)\/[\w./-]*)`/gu).map((path) => join(ROOT, path));
    const linked = matches(text, /\]\((?!https?:|#)([^)#\s]+)/gu).map((path) => join(ROOT, dirname(name), path));
    expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names commands and options that there are', () => {
    expect(matches(text, /npm run ([\w-]+)/gu).filter((script) => !SCRIPTS.includes(script))).toEqual([]);
    const benches = matches(text, /npm run bench -- (\w+)/gu);
    expect(benches.filter((bench) => !existsSync(join(ROOT, 'test', 'bench', `${bench}.ts`)))).toEqual([]);
    expect(matches(text, /npx countersign ([a-z]+)/gu).filter((command) => !(command in COMMAND_USAGE))).toEqual([]);
    const lines = text.split('\n').filter((line) => /countersign [a-z]+|command line/u.test(line));
    const options = lines.flatMap((line) => matches(line, /(--[a-z-]{2,})/gu));
    expect(options.filter((option) => option !== '--help' && !USAGE.includes(option))).toEqual([]);
  });

  it('names items of the menus as they are called there', () => {
    const items = new Set(COMMAND_LIST.flatMap((command) =>
      ('menu' in command ? [`${command.menu[0]} ▸ ${command.menu[1].replace(/[&…]/gu, '')}`.toLowerCase()] : [])));
    const named = matches(text, /\*((?:File|Edit|Triage|Go|View|Help) ▸ [^*]+)\*/gu);
    expect(named.filter((item) => !items.has(item.toLowerCase()))).toEqual([]);
  });
});

const within = (part: string): string[] =>
  readdirSync(join(ROOT, part), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

it('every part of the program is in the table of the tree', () => {
  const parts = [...within('src').map((part) => `src/${part}`), 'electron', 'renderer', 'test', 'build'];
  expect(parts.filter((part) => !README.includes(`| \`${part}\` |`))).toEqual([]);
  for (const part of ['electron', 'renderer']) {
    const row = README.split('\n').find((line) => line.startsWith(`| \`${part}\` |`)) ?? '';
    expect(within(part).filter((folder) => !row.includes(`\`${folder}\``)), part).toEqual([]);
  }
});

it('every option of the command line is on the first page', () => {
  expect([...new Set(matches(USAGE, /(--[a-z-]{2,})/gu))].filter((option) => !README.includes(option))).toEqual([]);
});
