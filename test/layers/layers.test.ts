import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeImport, judgeText, LAYERS, layerOf } from '../../build/layers.mjs';
import { root } from '../../build/paths.mjs';
import { importsIn, importsOf, sourceFiles, textsOf } from './importsOf.ts';

const files = sourceFiles(root, ['src', 'electron', 'renderer']);

describe('layers', () => {
  it('covers every file of the program', () => {
    const uncovered = files.filter((file) => layerOf(file) === undefined && !file.endsWith('.d.ts'));
    expect(uncovered, 'a file outside every layer: move it into a folder of DESIGN.md').toEqual([]);
  });

  it('lets each file import only what its layer may', () => {
    const wrong = files.flatMap((file) => importsOf(root, file).flatMap(({ line, specifier }) => {
      const message = judgeImport(file, specifier);
      return message === null ? [] : [`${file}:${line}: ${message}`];
    }));
    expect(wrong).toEqual([]);
  });

  it('has its SQL in the store and nowhere else', () => {
    const wrong = files.flatMap((file) => textsOf(root, file).flatMap(({ line, text }) => {
      const message = judgeText(file, text);
      return message === null ? [] : [`${file}:${line}: ${message}`];
    }));
    expect(wrong).toEqual([]);
    expect(judgeText('src/engine/createEngine.ts', 'SELECT 1')).toContain('SQL belongs in src/store');
    expect(judgeText('src/engine/createEngine.ts', ' DELETE FROM finding')).toContain('SQL belongs in src/store');
    expect(judgeText('src/store/database.ts', 'SELECT 1')).toBeNull();
    expect(judgeText('renderer/app/App.tsx', 'Select a row')).toBeNull();
  });

  it('names each imported file with its extension, and each is there', () => {
    const missing = files.flatMap((file) => importsOf(root, file)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter(({ specifier }) => !existsSync(join(root, posix.join(posix.dirname(file), specifier))))
      .map(({ line, specifier }) => `${file}:${line}: ${specifier}`));
    expect(missing).toEqual([]);
  });

  it('has no barrels and no drawers for odds and ends', () => {
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|misc|common|shared)(\.tsx?$|\/)/u.test(file))).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(files.map((file) => [file, importsOf(root, file)
      .filter(({ specifier, isType }) => specifier.startsWith('.') && !isType)
      .map(({ specifier }) => posix.join(posix.dirname(file), specifier))]));
    expect(circleIn(graph)).toBeNull();
  });
});

describe('the table itself', () => {
  it.each([
    ['src/domain/quantity.ts', '../store/database.ts', 'imports nothing but itself'],
    ['src/domain/quantity.ts', 'node:fs', 'has no Node'],
    ['src/domain/quantity.ts', 'zod', 'Schemas belong in src/contract'],
    ['src/contract/calls.ts', '../engine/engine.ts', 'may not import src/engine/engine.ts'],
    ['src/importers/delimited/read.ts', '../../store/database.ts', 'may not import src/store/database.ts'],
    ['src/reports/model/summary.ts', 'sql.js', 'SQL belongs in src/store'],
    ['src/engine/createEngine.ts', '../../electron/node/nodePorts.ts', 'may not import electron/node/nodePorts.ts'],
    ['src/engine/createEngine.ts', 'exceljs', 'Excel writing belongs in src/reports'],
    ['electron/main/main.ts', '../../src/store/database.ts', 'may not import src/store/database.ts'],
    ['electron/main/main.ts', 'node:http', 'opens connections'],
    ['electron/main/main.ts', 'https', 'opens connections'],
    ['electron/main/main.ts', '../../renderer/app/main.tsx', 'may not import renderer/app/main.tsx'],
    ['electron/preload/preload.ts', 'node:fs', 'has no Node'],
    ['electron/cli/audit.ts', 'electron', 'Electron belongs in electron/'],
    ['electron/cli/audit.ts', '../main/menu.ts', 'may not import electron/main/menu.ts'],
    ['renderer/app/main.tsx', '../../src/engine/engine.ts', 'may not import src/engine/engine.ts'],
    ['renderer/steps/gaps/Gaps.tsx', 'ag-grid-react', 'The grid belongs in renderer/grid'],
    ['renderer/app/main.tsx', 'electron', 'declare a call'],
  ])('refuses %s importing %s', (file, specifier, message) => {
    expect(judgeImport(file, specifier)).toContain(message);
  });

  it.each([
    ['src/domain/quantity.ts', './problem.ts'],
    ['src/store/database.ts', 'sql.js'],
    ['src/engine/createEngine.ts', '../ports.ts'],
    ['src/engine/createEngine.ts', '../reports/excel/writePack.ts'],
    ['electron/main/main.ts', 'node:path'],
    ['electron/cli/audit.ts', '../node/nodePorts.ts'],
    ['renderer/grid/PagedGrid.tsx', 'ag-grid-community'],
    ['renderer/grid/PagedGrid.tsx', '../ui/figures.ts'],
    ['renderer/app/main.tsx', '../grid/PagedGrid.tsx'],
    ['renderer/app/main.tsx', 'react-dom/client'],
  ])('allows %s importing %s', (file, specifier) => {
    expect(judgeImport(file, specifier)).toBeNull();
  });

  it('knows each layer by one folder that exists', () => {
    expect(LAYERS.map(({ at }) => at).filter((at) => !existsSync(join(root, at)))).toEqual([]);
  });
});

describe('finding imports', () => {
  it('sees every way to name a module', () => {
    const text = `
      import a from 'one'; import type { B } from 'two'; export * from 'three'; export type { C } from 'four';
      import 'five'; const d = import('six'); const e = require('seven'); type F = import('eight').F; import g = require('nine');`;
    expect(importsIn('x.ts', text).map(({ specifier }) => specifier))
      .toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']);
  });
});

/** The files of one circle, in order, or null. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle !== null) return circle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle !== null) return circle;
  }
  return null;
}
