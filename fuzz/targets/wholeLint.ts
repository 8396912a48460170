import fc from 'fast-check';
import assert from 'node:assert/strict';
import { formatOf } from '../../server/src/workspace/fileEndings.js';
import { lintFiles } from '../../test/lintFiles.js';
import { uriOf } from '../../test/memoryFileSystem.js';
import { assertFixesSound } from '../checks/fixes.js';
import { assertInText } from '../checks/spans.js';
import type { FuzzTarget } from '../target.js';
import { texts } from '../texts/texts.js';

/** Files of a folder by name; each may be left out. */
type Folder = Readonly<Record<string, string>>;

const folders: fc.Arbitrary<Folder> = fc.record(
  {
    'one.vmx': texts('vmx'),
    'two.vmx': texts('vmx'),
    'three.vmc': texts('vmc'),
    'quorum.vmdk': texts('vmdk'),
    'vmxlint.json': texts('json'),
  },
  { requiredKeys: [] },
);

/** Fixes of one folder that are tried while somebody waits; more of them are mostly of the same kinds. */
const SOME_FIXES = 12;

/** As many as nearly every folder has. */
const ALL_FIXES = 100;

/** Whole folders, from bytes to findings, and every fix that is offered. */
export const wholeLint: FuzzTarget<Folder> = {
  name: 'lint',
  share: 6,
  seconds: 5,
  inputs: folders,
  check: async (folder, isLong) => {
    const files = Object.fromEntries(Object.entries(folder).map(([name, text]) => [name, savedText(text)]));
    const found = await lintFiles(files);
    for (const [name, findings] of found) {
      assert.ok(formatOf(uriOf(name)), name);
      const text = files[name] ?? '';
      for (const { span, message, ruleId, related } of findings) {
        assertInText(text, span, ruleId);
        assert.notEqual(message, '');
        assert.notEqual(ruleId, 'internal-error');
        for (const place of related) assert.notEqual(place.message, '');
      }
    }
    await assertFixesSound(files, found, isLong ? ALL_FIXES : SOME_FIXES);
  },
};

/**
 * What stays the same when it is saved as UTF-8 and read again: no half of a pair of surrogates, and ASCII alone where the
 * file names an encoding.
 */
function savedText(text: string): string {
  return text.replaceAll(/encoding/i.test(text) ? /[^\0-\x7F]/gu : /\p{Surrogate}/gu, '?');
}
