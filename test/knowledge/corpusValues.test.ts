import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findKey } from '../../server/src/knowledge/vmxKeys.js';
import { valuesOf } from '../../server/src/knowledge/vmxValues.js';
import { isTemplate } from '../../server/src/machine/template.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';

const QUIET = new URL('../corpus/quiet/', import.meta.url);

/** Values of lists in these files that no document or other file has. */
const OWN_VALUES: readonly string[] = [];

describe('what ordinary files write', () => {
  it('is among the described values of its setting', () => {
    const unknown = new Set<string>();
    let seen = 0;
    for (const name of readdirSync(QUIET, { recursive: true, encoding: 'utf8' })) {
      if (!/\.vmx$/i.test(name)) continue;
      for (const { key, value } of parse(readFileSync(new URL(name, QUIET), 'utf8')).tree.entries) {
        const known = findKey(key);
        const written = value.trim().toLowerCase();
        if (written === '' || isTemplate(value) || (known?.type !== 'enum' && known?.type !== 'bool'))
          continue;
        seen++;
        if (!valuesOf(known).some((one) => one.value.toLowerCase() === written))
          unknown.add(`${name}: ${key} = ${value}`);
      }
    }
    assert.ok(seen > 100);
    assert.deepEqual(
      [...unknown].filter((line) => !OWN_VALUES.includes(line)),
      [],
    );
  });
});
