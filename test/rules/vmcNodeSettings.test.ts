import { files, node, ordinary, table } from './vmcFiles.js';
import { leaf, saved } from './vmcNodeTexts.js';

table('vmc-saved-state', [
  [
    'reports the absolute path',
    files(node(1, { tail: saved(leaf('absolute', 'D:\\a.vsv')) })),
    ['a warning D:\\a.vsv'],
  ],
  [
    'reports the relative path',
    files(node(1, { tail: saved(leaf('absolute', '') + leaf('relative', 'a.vsv')) })),
    ['a warning a.vsv'],
  ],
  [
    'knows empty paths',
    files(node(1, { tail: saved(leaf('absolute', '') + leaf('relative', '')) }), node(2)),
    [],
  ],
  [
    'is silent about an ordinary machine',
    files(ordinary({ tail: saved(leaf('absolute', 'D:\\a.vsv')) })),
    [],
  ],
]);

const time = (flag: string): string =>
  `<integration><microsoft><host_time_sync><enabled type="boolean">${flag}</enabled></host_time_sync></microsoft></integration>`;
table('vmc-time-sync', [
  [
    'hints at true, and repairs every node',
    files(node(1, { tail: time('true') }), node(2, { tail: time('true') })),
    ['a hint true', 'b hint true'],
  ],
  [
    'knows false, nothing and a template',
    files(node(1, { tail: time('false') }), node(2), node(3, { tail: time('{{sync}}') })),
    [],
  ],
  ['is silent about an ordinary machine', files(ordinary({ tail: time('true') })), []],
]);
