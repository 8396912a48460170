// What the bundles need beyond esbuild's own ways, so that a server or a linter starts quickly.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './prerequisites.mjs';

/**
 * Ships the tables of our own sources as text and reads each of them at the first question. The members of a table
 * become getters, so the sources import it like any other JSON.
 */
export const lazyTables = {
  name: 'lazy-tables',
  setup(build) {
    build.onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.json$/ }, async ({ path: file }) => {
      const table = JSON.parse(await readFile(file, 'utf8'));
      const members = Object.keys(table).map((name) => JSON.stringify(name));
      const getters = members.map((name) => `get ${name}() { return read()[${name}]; }`);
      return {
        loader: 'js',
        contents:
          `let table; const read = () => (table ??= JSON.parse(${JSON.stringify(JSON.stringify(table))}));\n` +
          `module.exports = { ${getters.join(', ')} };`,
      };
    });
  },
};

/**
 * Leaves modules of Node out of a bundle. The packages of the protocol ask for more than is used here, such as sockets and
 * the start of programs; what is not in the bundle nobody has to prove unreachable.
 */
export function without(...modules) {
  return {
    name: 'without',
    setup(build) {
      const asked = new RegExp(`^(?:node:)?(?:${modules.join('|')})$`);
      build.onResolve({ filter: asked }, ({ path: module }) => ({ path: module, namespace: 'left-out' }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

const protocol = 'vscode-languageserver';

/**
 * Lets all sources import the protocol from one module of named constants. The package is CommonJS, and esbuild would
 * copy its 700 names once for every file that imports it, which took a sixth of the time the server needs to start.
 */
export const protocolOnce = {
  name: 'protocol-once',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${protocol}$`) }, ({ importer, namespace }) =>
      namespace === 'file' && !importer.includes('node_modules')
        ? { path: protocol, namespace: 'once' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'once' }, () => ({
      loader: 'js',
      resolveDir: path.join(root, 'server'),
      contents: namedConstants(),
    }));
  },
};

function namedConstants() {
  const names = Object.keys(createRequire(path.join(root, 'server', 'package.json'))(protocol));
  // Each stands in a call that is marked pure, so that only those which are used get into the bundle.
  const constants = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => api.${name})();`);
  return [`import * as api from '${protocol}';`, ...constants].join('\n');
}
