import { parseArgs } from 'node:util';
import { visible } from '../../src/domain/problem.ts';
import { COMMANDS } from './usage.ts';
import type { CommandName } from './usage.ts';

/** What was asked for on the command line. */
export type CommandLine =
  | { readonly command: 'help'; readonly about: CommandName | null }
  | { readonly command: 'version' }
  | AuditCommand
  | { readonly command: 'inspect'; readonly files: readonly string[]; readonly json: boolean }
  | { readonly command: 'verify'; readonly file: string; readonly passwordFile: string | null }
  | { readonly command: 'salvage'; readonly file: string; readonly into: string; readonly passwordFile: string | null }
  | { readonly command: 'sample'; readonly folder: string };

export interface AuditCommand {
  readonly command: 'audit';
  readonly folder: string;
  readonly engagement: string | null;
  /** The engagement whose next period this is. */
  readonly after: string | null;
  /** Holds the password that engagements are sealed with. */
  readonly passwordFile: string | null;
  readonly report: string | null;
  /** A path, or `-` for standard output. */
  readonly json: string | null;
  /** A folder that the audit data is written into. */
  readonly auditData: string | null;
  readonly quiet: boolean;
}

/** A command line that cannot be carried out; `about` is the command whose usage helps. */
export class UsageError extends Error {
  readonly about: CommandName | null;
  constructor(message: string, about: CommandName | null) {
    super(message);
    this.name = 'UsageError';
    this.about = about;
  }
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
const HELP = { help: { type: 'boolean' } } as const;

/** Reads the arguments after the program's own name. Fails with `UsageError`. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [first, ...rest] = args;
  if (first === undefined) throw new UsageError('no command given', null);
  if (first === '--help' || first === '-h' || first === 'help') return { command: 'help', about: null };
  if (first === '--version' || first === '-v') return { command: 'version' };
  const command = COMMANDS.find((name) => name === first);
  if (command === undefined) {
    throw new UsageError(`${first.startsWith('-') ? 'unknown option' : 'unknown command'} ${visible(first)}`, null);
  }
  if (rest.includes('--help') || rest.includes('-h')) return { command: 'help', about: command };
  switch (command) {
    case 'audit': return readAudit(rest);
    case 'inspect': return readInspect(rest);
    case 'verify': {
      const { values, positionals } = read(rest, { 'password-file': { type: 'string' } }, command);
      const passwordFile = values.get('password-file');
      return {
        command, file: only(positionals, 'FILE.countersign', command), passwordFile: typeof passwordFile === 'string' ? passwordFile : null,
      };
    }
    case 'salvage': {
      const { values, positionals } = read(rest, { 'password-file': { type: 'string' } }, command);
      const passwordFile = values.get('password-file');
      const [file, ...others] = positionals;
      if (file === undefined || file === '') throw new UsageError('DAMAGED.countersign is missing', command);
      const into = only(others, 'INTO.countersign', command);
      return { command, file, into, passwordFile: typeof passwordFile === 'string' ? passwordFile : null };
    }
    case 'sample': {
      const { positionals } = read(rest, {}, command);
      return { command, folder: only(positionals, 'FOLDER', command) };
    }
  }
}

function readAudit(args: readonly string[]): AuditCommand {
  const { values, positionals } = read(args, {
    engagement: { type: 'string' }, after: { type: 'string' }, 'password-file': { type: 'string' }, report: { type: 'string' },
    json: { type: 'string' }, 'audit-data': { type: 'string' }, quiet: { type: 'boolean' },
  }, 'audit');
  const path = (name: string): string | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} needs a file name`, 'audit');
    if (value === '-' && name !== 'json') throw new UsageError(`--${name} cannot be written to standard output`, 'audit');
    return value;
  };
  return {
    command: 'audit', folder: only(positionals, 'FOLDER', 'audit'), engagement: path('engagement'), after: path('after'),
    passwordFile: path('password-file'), report: path('report'),
    json: path('json'), auditData: path('audit-data'), quiet: values.get('quiet') === true,
  };
}

function readInspect(args: readonly string[]): CommandLine {
  const { values, positionals } = read(args, { json: { type: 'boolean' } }, 'inspect');
  if (positionals.length === 0) throw new UsageError('FILE is missing', 'inspect');
  return { command: 'inspect', files: positionals, json: values.get('json') === true };
}

function read(
  args: readonly string[], options: Options, about: CommandName,
): { readonly values: ReadonlyMap<string, string | boolean>; readonly positionals: readonly string[] } {
  const found = new Map<string, string | boolean>();
  const positionals: string[] = [];
  const { tokens } = parseArgs({ args: [...args], options: { ...options, ...HELP }, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) && token.rawName === `--${token.name}` ? options[token.name] : undefined;
    if (option === undefined) throw new UsageError(`unknown option ${visible(token.rawName)}`, about);
    if (found.has(token.name)) throw new UsageError(`${token.rawName} is given twice`, about);
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`, about);
      found.set(token.name, true);
    } else {
      const isMissing = token.value === undefined || (!token.inlineValue && token.value.length > 1 && token.value.startsWith('-'));
      if (isMissing) throw new UsageError(`${token.rawName} needs a file name`, about);
      found.set(token.name, token.value);
    }
  }
  return { values: found, positionals };
}

function only(positionals: readonly string[], name: string, about: CommandName): string {
  const [first, second] = positionals;
  if (first === undefined || first === '') throw new UsageError(`${name} is missing`, about);
  if (second !== undefined) throw new UsageError(`unexpected argument ${visible(second)}`, about);
  return first;
}
