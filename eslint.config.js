'use strict';
// Two laws of the house are enforced here: a room imports only rooms to its left, and nothing
// below `workspace` knows Node, VS Code or the language server protocol.
const tseslint = require('typescript-eslint');

const rooms = [
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
const pureRooms = rooms.slice(0, rooms.indexOf('workspace'));
const protocolFree = rooms.slice(0, rooms.indexOf('features'));

const platform = ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'vscode'];
const protocol = ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-languageserver-textdocument'];

function roomRules(room) {
  const rightOf = rooms.slice(rooms.indexOf(room) + 1);
  const patterns = rightOf.map((other) => ({
    group: [`**/${other}/*`, `**/${other}/**`],
    message: `The room "${room}" may not import from "${other}": the way goes downhill (docs/architecture.md).`,
  }));
  if (pureRooms.includes(room)) {
    patterns.push({
      group: platform,
      message: `"${room}" reads no disk and knows no platform (docs/architecture.md).`,
    });
  }
  if (protocolFree.includes(room)) {
    patterns.push({ group: protocol, message: `"${room}" does not speak LSP (docs/architecture.md).` });
  }
  return {
    files: [`server/src/${room}/**/*.ts`],
    ignores: room === 'workspace' ? ['server/src/workspace/nodeFileSystem.ts'] : [],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

module.exports = tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', 'coverage/**', '.editor/**', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['scripts/*.mjs', 'server/bin/*.js', 'test/e2e/*.mjs'] },
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
    files: ['server/src/workspace/**/*.ts', 'server/src/features/**/*.ts'],
    ignores: ['server/src/workspace/nodeFileSystem.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: platform, message: 'Only main and workspace/nodeFileSystem.ts touch the platform.' },
          ],
        },
      ],
    },
  },
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
