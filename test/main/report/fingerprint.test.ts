import assert from 'node:assert/strict';
import { fingerprint, fingerprints, textOfPrints } from '../../../server/src/main/report/fingerprint.js';
import type { LintResult } from '../../../server/src/main/report/result.js';
import { CLEAN, lintedFolder } from './lintedFolder.js';

async function prints(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return [...fingerprints(await lintedFolder(files)).values()];
}

const BAD = 'ethernet0.present = "maybe"\n';
const TWO_BAD = `${BAD}no dictionary\nno dictionary\n`;

describe('Fingerprints', () => {
  it('stay when lines are added above, blanks change or the machine lies elsewhere', async () => {
    const before = await prints({ 'a.vmx': CLEAN + TWO_BAD });
    assert.ok(before.length >= 3);
    assert.deepEqual(await prints({ 'a.vmx': `# one more\n\n${CLEAN}${TWO_BAD}` }), before);
    assert.deepEqual(
      await prints({ 'a.vmx': CLEAN + TWO_BAD.replaceAll('\n', '\r\n').replace(' = ', '  =  ') }),
      before,
    );
  });

  it('are those of earlier versions, which baselines and CI servers keep', async () => {
    assert.deepEqual(await prints({ 'a.vmx': `${CLEAN}no dictionary\nno dictionary\n` }), [
      '410393e8cc58f61543b108229198f4ff',
      '2b2cd4a80729bf4d34714cddee8287d7',
    ]);
  });

  it('are different for every finding, also where lines and rules are equal', async () => {
    const all = await prints({ 'a.vmx': CLEAN + TWO_BAD, 'b.vmx': CLEAN + TWO_BAD });
    assert.equal(new Set(all).size, all.length);
    for (const one of all) assert.match(one, /^[0-9a-f]{32}$/);
  });

  it('change with the line they are about', async () => {
    const [one] = await prints({ 'a.vmx': CLEAN + BAD });
    const [other] = await prints({ 'a.vmx': CLEAN + BAD.replace('maybe', 'perhaps') });
    assert.notEqual(one, other);
  });

  it('tell nothing about a secret', async () => {
    const withPassword = (password: string): Record<string, string> => ({
      'a.vmx': `${CLEAN}RemoteDisplay.vnc.password = "${password}"\n`,
    });
    assert.deepEqual(await prints(withPassword('one')), await prints(withPassword('another')));
    const [one, another] = [await lintedFolder(withPassword('one')), await lintedFolder(withPassword('two'))];
    assert.ok(one.findings.length > 0);
    assert.deepEqual(alone(one), alone(another));
  });

  it('can be had for one finding alone, the same in every file', async () => {
    const result = await lintedFolder({ 'a.vmx': CLEAN + BAD, 'b.vmx': `\n${CLEAN}${BAD}` });
    const own = new Set(alone(result));
    assert.equal(result.findings.length, 2);
    assert.equal(own.size, 1);
  });
});

function alone(result: LintResult): readonly string[] {
  const shown = textOfPrints((uri) => result.text(uri));
  return result.findings.map((finding) => fingerprint(finding, shown(finding.uri)));
}
