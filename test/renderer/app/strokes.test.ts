import { describe, expect, it } from 'vitest';
import type { Command } from '../../../renderer/app/commands/command.ts';
import { COMMANDS } from '../../../renderer/app/commands/commands.ts';
import { keysToShow, matchStrokes, strokeOf } from '../../../renderer/app/commands/strokes.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const command = (id: string, keys: readonly string[]): Command => ({
  id,
  title: id,
  section: 'View',
  keys,
  run: () => undefined,
});

describe('strokeOf', () => {
  it.each([
    [press('j'), 'j'],
    [press('?', { shiftKey: true }), '?'],
    [press('S', { ctrlKey: true, shiftKey: true }), 'mod+shift+s'],
    [press('Enter', { shiftKey: true }), 'shift+enter'],
    [press(' '), 'space'],
    [press('ArrowDown', { altKey: true }), 'alt+arrowdown'],
  ])('writes %j as %s', (event, written) => {
    expect(strokeOf(event, false)).toBe(written);
  });

  it('takes Command for mod on a Mac, and Ctrl for nothing there', () => {
    expect(strokeOf(press('k', { metaKey: true }), true)).toBe('mod+k');
    expect(strokeOf(press('k', { ctrlKey: true }), true)).toBe('k');
  });
});

describe('matchStrokes', () => {
  const commands = [command('map', ['g m']), command('gaps', ['g g']), command('next', ['j', 'arrowdown'])];

  it('runs what is complete, waits for what has begun and ignores the rest', () => {
    expect(matchStrokes(['j'], commands)).toMatchObject({ kind: 'run', command: { id: 'next' } });
    expect(matchStrokes(['g'], commands)).toEqual({ kind: 'begun' });
    expect(matchStrokes(['g', 'g'], commands)).toMatchObject({ kind: 'run', command: { id: 'gaps' } });
    expect(matchStrokes(['g', 'x'], commands)).toEqual({ kind: 'nothing' });
    expect(matchStrokes(['m'], commands)).toEqual({ kind: 'nothing' });
  });
});

describe('the command registry', () => {
  it('gives every command a name and every key sequence to one command only', () => {
    const ids = COMMANDS.map((each) => each.id);
    const keys = COMMANDS.flatMap((each) => each.keys);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has no sequence that begins with another, which could then never be pressed', () => {
    const keys = COMMANDS.flatMap((each) => each.keys);
    for (const short of keys) expect(keys.filter((long) => long.startsWith(`${short} `))).toEqual([]);
  });
});

describe('keysToShow', () => {
  it('names the keys as they stand on the keyboard', () => {
    expect(keysToShow('mod+shift+s', false)).toEqual([['Ctrl', 'Shift', 'S']]);
    expect(keysToShow('mod+k', true)).toEqual([['⌘', 'K']]);
    expect(keysToShow('g m', false)).toEqual([['G'], ['M']]);
  });
});
