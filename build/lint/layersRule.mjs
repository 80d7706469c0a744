// @ts-check
import { relative, sep } from 'node:path';
import { judgeImport, judgeText } from '../layers.mjs';
import { root } from '../paths.mjs';

/** The layers as a lint rule: every import, type import, re-export, `import()` and `import('…')` type, and SQL outside the store. @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: { type: 'problem', schema: [], docs: { description: 'imports follow the layers of build/layers.mjs' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    /** @param {unknown} source */
    const check = (source) => {
      if (source === null || typeof source !== 'object' || !('value' in source) || typeof source.value !== 'string') return;
      const message = judgeImport(file, source.value);
      if (message !== null) context.report({ node: /** @type {import('eslint').Rule.Node} */ (source), message });
    };
    /** @param {import('estree').Node} node @param {unknown} text */
    const read = (node, text) => {
      const message = typeof text === 'string' ? judgeText(file, text) : null;
      if (message !== null) context.report({ node, message });
    };
    /** @param {{ source?: unknown }} node */
    const sourced = (node) => { check(node.source); };
    return {
      ImportDeclaration: sourced,
      ExportNamedDeclaration: sourced,
      ExportAllDeclaration: sourced,
      ImportExpression: sourced,
      /** @param {{ source?: unknown }} node */
      TSImportType(node) { check(node.source); },
      Literal(node) { read(node, node.value); },
      TemplateLiteral(node) { read(node, node.quasis[0]?.value.cooked); },
    };
  },
};
