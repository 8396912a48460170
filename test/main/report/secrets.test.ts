import assert from 'node:assert/strict';
import { HIDDEN, hideSecrets } from '../../../server/src/main/report/hiddenSecrets.js';
import { REPORTS } from '../../../server/src/main/report/formats.js';
import type { LintResult } from '../../../server/src/main/report/result.js';
import { lintedFolder, WITH_SECRETS } from './lintedFolder.js';

describe('Secrets in reports', () => {
  let result: LintResult;
  before(async () => {
    result = await lintedFolder(WITH_SECRETS);
  });

  for (const [format, report] of Object.entries(REPORTS)) {
    it(`are not in ${format}`, () => {
      assert.ok(result.findings.length > 10);
      assert.doesNotMatch(report(result, { color: true }), /hunter/);
    });
  }
});

describe('Hiding secrets', () => {
  const hidden = (text: string): string => hideSecrets(text).replaceAll(new RegExp(`${HIDDEN}+`, 'g'), '*');

  it('takes the value of a secret key out, quotes and other lines stay', () => {
    assert.equal(
      hidden('a = "1"\r\nRemoteDisplay.vnc.password = "x y"\r\nb = "2"'),
      'a = "1"\r\nRemoteDisplay.vnc.password = "*"\r\nb = "2"',
    );
    assert.equal(
      hidden('encryption.data=abc\nvtpm.present = "TRUE"'),
      'encryption.data=*\nvtpm.present = "TRUE"',
    );
    assert.equal(hidden('RemoteDisplay.vnc.password = ""'), 'RemoteDisplay.vnc.password = ""');
  });

  it('goes by the words of a line, whatever is wrong with it', () => {
    assert.equal(hidden('guestinfo.password hunter2'), 'guestinfo.password *');
    assert.equal(hidden('# guestinfo.password: "hunter2'), '# guestinfo.password: "*');
    assert.equal(hidden('a = "1" RemoteDisplay.vnc.key = "k" c'), 'a = "1" RemoteDisplay.vnc.key = "*');
  });

  it('knows elements and attributes of XML, also broken ones', () => {
    assert.equal(hidden('<password type="string">x</password>'), '<password type="string">*</password>');
    assert.equal(hidden('<a secret="x" b="y"/>'), '<a secret="*" b="y"/>');
    assert.equal(hidden('<password>\nx\n'), '<password>\n*\n');
    assert.equal(hidden('<password><![CDATA[<x>]]></password>'), '<password>*</password>');
    assert.equal(hidden('<password/>y'), '<password/>y');
  });

  it('keeps every offset and every line', () => {
    const text = Object.values(WITH_SECRETS).join('\n');
    const shown = hideSecrets(text);
    assert.equal(shown.length, text.length);
    assert.deepEqual(
      [...shown.matchAll(/\n/g)].map(({ index }) => index),
      [...text.matchAll(/\n/g)].map(({ index }) => index),
    );
  });
});
