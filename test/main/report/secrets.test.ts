import assert from 'node:assert/strict';
import { hideSecrets, withMark } from '../../../server/src/knowledge/hiddenSecrets.js';
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
  const hidden = (text: string): string => withMark(hideSecrets(text), '*');

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
    assert.equal(hidden('<a secret="x" b="y"/>'), '<a secret="*');
    assert.equal(hidden('<a\nsecret=\n"x < y"\nb="z"/>'), '<a\nsecret=\n"*"\nb="z"/>');
    assert.equal(hidden("<a secret=\n'x'/>"), "<a secret=\n'*'/>");
    assert.equal(hidden('<a secret=\nx y\nb="z"/>'), '<a secret=\n*\nb="z"/>');
    assert.equal(hidden('<a secret=x />'), '<a secret=*');
    assert.equal(hidden('<a secret=\n"x\nb="'), '<a secret=\n"*\n*"');
    assert.equal(hidden('<a secret=\n"x\n<b>y</b>'), '<a secret=\n"*\n*');
    assert.equal(hidden('<password>\nx\n'), '<password>\n*\n');
    assert.equal(hidden('<password><![CDATA[<x>]]></password>'), '<password>*</password>');
    assert.equal(hidden('<password/>y'), '<password/>y');
    assert.equal(hidden('<password type="string" />y'), '<password type="string" />y');
    assert.equal(hidden('<encryption.data>x</encryption.data>'), '<encryption.data*');
  });

  it('hides all that is in an element with the name of a secret', () => {
    assert.equal(hidden('<password><b>x</b>y</password>z'), '<password>*</password>z');
    assert.equal(hidden('<Password><b>x</b></password>z'), '<Password>*</password>z');
    assert.equal(hidden('<password id="x">y</password>'), '<password*</password>');
    assert.equal(hidden('<password value="x>"/>z'), '<password*/>z');
    assert.equal(hidden("<password value='x'/>z"), '<password*/>z');
    assert.equal(hidden('<password x</password>z'), '<password*</password>z');
    assert.equal(
      hidden('<password><password/><password a="b">x</password>y</password>z'),
      '<password>*</password>z',
    );
    for (const other of ['<!-- </password> -->', '<![CDATA[</password>]]>'])
      assert.equal(hidden(`<password>${other}x</password>z`), '<password>*</password>z');
    assert.equal(hidden('<password><b>x\n</b>\ny'), '<password>*\n*\n*');
    assert.equal(hidden('<größtes-password><b>x</b>'), '<größtes-password>*');
  });

  it('goes by what a key is in the end, misspelled or with characters that nobody sees', () => {
    assert.equal(hidden('RemoteDisplay.vnc.psasword = "x"'), 'RemoteDisplay.vnc.psasword = "*"');
    assert.equal(hidden('encrpytion.data\0 = "x"'), 'encrpytion.data\0 = "*"');
    assert.equal(hidden('p\u200Bassword|x'), 'p\u200Bassword*');
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
