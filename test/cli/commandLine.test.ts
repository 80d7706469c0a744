import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../electron/cli/commandLine.ts';
import { COMMANDS, COMMAND_USAGE, USAGE } from '../../electron/cli/usage.ts';

describe('the command line', () => {
  it('reads an audit with all its options, before or after the folder', () => {
    const wanted = {
      command: 'audit', folder: 'in', engagement: 'a.countersign', after: null, passwordFile: null, report: 'a.xlsx', json: '-',
      auditData: null, quiet: true,
    };
    expect(readCommandLine(['audit', 'in', '--engagement', 'a.countersign', '--report=a.xlsx', '--json', '-', '--quiet'])).toEqual(wanted);
    expect(readCommandLine(['audit', '--quiet', '--json=-', '--report', 'a.xlsx', '--engagement=a.countersign', 'in'])).toEqual(wanted);
    expect(readCommandLine(['audit', 'in'])).toEqual({
      command: 'audit', folder: 'in', engagement: null, after: null, passwordFile: null, report: null, json: null, auditData: null,
      quiet: false,
    });
    expect(readCommandLine(['audit', 'in', '--after', 'x.countersign', '--password-file=p.txt'])).toMatchObject(
      { after: 'x.countersign', passwordFile: 'p.txt' });
    expect(readCommandLine(['audit', '--', '-odd-'])).toMatchObject({ folder: '-odd-' });
  });

  it('reads the other commands', () => {
    expect(readCommandLine(['inspect', 'a.csv', 'b.csv', '--json'])).toEqual({ command: 'inspect', files: ['a.csv', 'b.csv'], json: true });
    expect(readCommandLine(['verify', 'x.countersign'])).toEqual({ command: 'verify', file: 'x.countersign', passwordFile: null });
    expect(readCommandLine(['verify', 'x.countersign', '--password-file', 'p'])).toMatchObject({ passwordFile: 'p' });
    expect(readCommandLine(['salvage', 'x.countersign', 'y.countersign']))
      .toEqual({ command: 'salvage', file: 'x.countersign', into: 'y.countersign', passwordFile: null });
    expect(readCommandLine(['sample', 'out'])).toEqual({ command: 'sample', folder: 'out' });
    expect(readCommandLine(['--help'])).toEqual({ command: 'help', about: null });
    expect(readCommandLine(['audit', '--help'])).toEqual({ command: 'help', about: 'audit' });
    expect(readCommandLine(['--version'])).toEqual({ command: 'version' });
  });

  it.each([
    [[], 'no command given'],
    [['adit', 'x'], 'unknown command adit'],
    [['--jsn'], 'unknown option --jsn'],
    [['audit'], 'FOLDER is missing'],
    [['audit', 'a', 'b'], 'unexpected argument b'],
    [['audit', 'a', '--jsn', 'x'], 'unknown option --jsn'],
    [['audit', 'a', '-q'], 'unknown option -q'],
    [['audit', 'a', '--json'], '--json needs a file name'],
    [['audit', 'a', '--json', '--quiet'], '--json needs a file name'],
    [['audit', 'a', '--report', ''], '--report needs a file name'],
    [['audit', 'a', '--report', '-'], '--report cannot be written to standard output'],
    [['audit', 'a', '--quiet=yes'], '--quiet takes no value'],
    [['audit', 'a', '--json', 'x', '--json', 'y'], '--json is given twice'],
    [['audit', 'a', '--toString'], 'unknown option --toString'],
    [['verify'], 'FILE.countersign is missing'],
    [['salvage'], 'DAMAGED.countersign is missing'],
    [['salvage', 'a.countersign'], 'INTO.countersign is missing'],
    [['salvage', 'a.countersign', 'b.countersign', 'c'], 'unexpected argument c'],
    [['verify', 'a', '--json'], 'unknown option --json'],
    [['inspect', '--json'], 'FILE is missing'],
    [['audit', 'a', '\u001b[2J'], 'unexpected argument \\u001b[2J'],
  ])('refuses %j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message);
  });

  it('has its own words for every command', () => {
    for (const command of COMMANDS) {
      expect(USAGE).toContain(`countersign ${command}`);
      expect(COMMAND_USAGE[command].startsWith(`countersign ${command}`)).toBe(true);
    }
    expect(USAGE.split('\n').every((line) => line.length <= 130)).toBe(true);
  });
});
