'use strict';
// Two laws of the house are enforced here: a room imports only rooms to its left; and nothing but `main` and one file of
// `workspace` knows Node or VS Code, nothing but `features` and `main` the language server protocol.
const tseslint = require('typescript-eslint');

const rooms = [
  'l10n',
  'syntax',
  'disk',
  'knowledge',
  'machine',
  'cluster',
  'rules',
  'lint',
  'workspace',
  'features',
  'main',
];
const protocolFree = rooms.slice(0, rooms.indexOf('features'));

const platform = ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'vscode'];
const protocol = ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-languageserver-textdocument'];

function roomRules(room) {
  const rightOf = rooms.slice(rooms.indexOf(room) + 1);
  const patterns = rightOf.map((other) => ({
    group: [`**/${other}/*`, `**/${other}/**`],
    message: `The room "${room}" may not import from "${other}": the way goes downhill (docs/architecture.md).`,
  }));
  if (room !== 'main') {
    patterns.push({
      group: platform,
      message: `"${room}" knows no platform: only main and workspace/nodeFileSystem.ts do (docs/architecture.md).`,
    });
  }
  if (protocolFree.includes(room)) {
    patterns.push({ group: protocol, message: `"${room}" does not speak LSP (docs/architecture.md).` });
  }
  return {
    files: [`server/src/${room}/**/*.ts`],
    ignores: ['server/src/workspace/nodeFileSystem.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

module.exports = tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', 'coverage/**', '.editor/**', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['scripts/*.mjs', 'server/bin/*.js'] },
        tsconfigRootDir: __dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  ...rooms.map(roomRules),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.mjs', '**/bin/*.js'], ...tseslint.configs.disableTypeChecked },
);
