import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { applyFix, lintFiles, type Files } from '../lintFiles.js';
import { declare, expectFindings, messageOf, node } from './nodeFiles.js';

/** Every setting with a good value, and one that is not. */
const SETTINGS = [
  ['copy', 'isolation.tools.copy.disable', 'TRUE', 'FALSE'],
  ['paste', 'isolation.tools.paste.disable', 'TRUE', 'FALSE'],
  ['dnd', 'isolation.tools.dnd.disable', 'TRUE', 'FALSE'],
  ['disk-shrink', 'isolation.tools.diskShrink.disable', 'TRUE', 'FALSE'],
  ['disk-wiper', 'isolation.tools.diskWiper.disable', 'TRUE', 'FALSE'],
  ['hgfs-server-set', 'isolation.tools.hgfsServerSet.disable', 'TRUE', 'FALSE'],
  ['device-connectable', 'isolation.device.connectable.disable', 'TRUE', 'FALSE'],
  ['max-connections', 'RemoteDisplay.maxConnections', '1', '2'],
  ['set-info-size-limit', 'tools.setInfo.sizeLimit', '1048576', '1048577'],
  ['enable-host-info', 'tools.guestlib.enableHostInfo', 'FALSE', 'TRUE'],
  ['enable-3d', 'mks.enable3d', 'FALSE', 'TRUE'],
  ['log-rotate-size', 'log.rotateSize', '2048000', '0'],
  ['log-keep-old', 'log.keepOld', '10', '11'],
] as const;
const FINE_WITHOUT = ['enable-3d'];

/** The files with some rules switched on, as a person does it. */
function asked(files: Files, ...ids: readonly string[]): Files {
  const rules = Object.fromEntries(ids.map((id) => [id, 'hint']));
  return { ...files, 'vmxlint.json': JSON.stringify({ rules }) };
}

async function subjects(text: string, id: string): Promise<readonly string[]> {
  const found = await lintFiles(asked({ 'a.vmx': text }, id));
  return (found.get('a.vmx') ?? []).filter(({ ruleId }) => ruleId === id).map(({ subject }) => subject);
}

describe('Hardening', () => {
  it('has a rule for each setting', () => {
    const rules = ALL_RULES.map(({ id }) => id).filter((id) => id.startsWith('vmx-hardening-'));
    assert.deepEqual(rules.sort(), SETTINGS.map(([name]) => `vmx-hardening-${name}`).sort());
  });

  for (const [name, key, good, bad] of SETTINGS) {
    const id = `vmx-hardening-${name}`;
    describe(id, () => {
      it('is silent by default', async () => {
        const found = await lintFiles({ 'a.vmx': node('a', `${key} = "${bad}"`) });
        assert.ok(!found.get('a.vmx')?.some(({ ruleId }) => ruleId === id));
      });

      it('reports another value, and is content with the wanted one', async () => {
        assert.deepEqual(await subjects(node('a', `${key} = "${bad}"`), id), [key]);
        assert.deepEqual(await subjects(node('a', `${key} = "${good}"`), id), []);
        assert.deepEqual(await subjects(node('a', `${key.toUpperCase()} = "${good.toLowerCase()}"`), id), []);
      });

      it('wants the setting written, where the guide does', async () => {
        assert.deepEqual(await subjects(node('a'), id), FINE_WITHOUT.includes(name) ? [] : [key]);
      });

      it('never guesses', async () => {
        assert.deepEqual(await subjects(node('a', `${key} = "{{ value }}"`), id), []);
        assert.deepEqual(await subjects(node('a', `${key} = "perhaps"`), id), []);
        assert.deepEqual(await subjects(node('a', `${key} = "${good}"\n${key} = "${bad}"`), id), []);
        assert.deepEqual(await subjects(node('a', 'encryption.data = "x"'), id), []);
        assert.deepEqual(await subjects('not a machine\n', id), []);
      });
    });
  }

  it('says of a setting that is not written no more than is so: its default may be the right one', async () => {
    const says = (text: string, name: string) =>
      messageOf(asked({ 'a.vmx': text }, `vmx-hardening-${name}`), 'a.vmx', `vmx-hardening-${name}`);
    const key = 'isolation.tools.copy.disable';
    assert.match(await says(node('a', `${key} = "FALSE"`), 'copy'), /is "FALSE"\. A program in the guest/);
    assert.match(
      await says(node('a'), 'copy'),
      /is not written in this file\. .* even where the default is right, .* Where the default is another: A program/,
    );
    assert.match(
      await says(node('a', 'log.rotateSize = "9000000"'), 'log-rotate-size'),
      /is "9000000"\. A log that grows to a large size, or until/,
    );
  });

  it('accepts less than a limit, but not "no limit"', async () => {
    const id = 'vmx-hardening-log-rotate-size';
    assert.deepEqual(await subjects(node('a', 'log.rotateSize = "1000000"'), id), []);
    assert.deepEqual(await subjects(node('a', 'log.rotateSize = "-1"'), id), ['log.rotateSize']);
  });

  it('keeps the spelling of the file when it repairs', async () => {
    const files = asked({ 'a.vmx': 'config.version = "8"\ngui.x = "true"\n' }, 'vmx-hardening-copy');
    const finding = (await lintFiles(files))
      .get('a.vmx')
      ?.find(({ ruleId }) => ruleId === 'vmx-hardening-copy');
    const fix = finding?.fixes[0] ?? assert.fail('no fix');
    assert.equal(
      applyFix(files, fix)['a.vmx'],
      'config.version = "8"\ngui.x = "true"\nisolation.tools.copy.disable = "true"\n',
    );
  });

  it('asks for modes that keep what is written', async () => {
    const id = 'vmx-nonpersistent';
    const rows = [
      ['independent-nonpersistent', ['scsi0:0']],
      ['NonPersistent', ['scsi0:0']],
      ['independent-persistent', []],
      ['undoable', []],
    ] as const;
    for (const [mode, expected] of rows)
      assert.deepEqual(await subjects(node('a', `scsi0:0.mode = "${mode}"`), id), expected, mode);
  });
});

const VNC = 'vmx-vnc-password';
const UNCLEAN = 'vmx-unclean';
const HGFS = 'vmx-hgfs-on-server';
const one = (...lines: readonly string[]): Files => ({ 'a.vmx': node('a', ...lines) });
const PASSWORD = 'RemoteDisplay.vnc.password';
const FOLDER = 'sharedFolder0.present = "TRUE"';

expectFindings(
  'What should not stand in a file',
  [VNC, UNCLEAN, HGFS],
  [
    ['a password', one(`${PASSWORD} = "Tr0ub4dor"`), [`a.vmx warning ${VNC} ${PASSWORD}`]],
    ['an empty password', one(`${PASSWORD} = ""`), []],
    ['a placeholder', one(`${PASSWORD} = "{{ password }}"`), []],
    ['a machine that was not shut down', one('cleanShutdown = "FALSE"'), [`a.vmx hint ${UNCLEAN} "FALSE"`]],
    ['one that was', one('cleanShutdown = "TRUE"'), []],
    ['one that runs', { ...one('cleanShutdown = "FALSE"'), 'a.vmx.lck': 'x' }, []],
    ...['esx3', 'vsphere7', 'gsx3', 'server1', 'server2'].map(
      (product) =>
        [
          `a shared folder on ${product}`,
          one(declare(product), FOLDER, FOLDER.replaceAll('0', '1')),
          [`a.vmx hint ${HGFS} "TRUE"`],
        ] as const,
    ),
    ['a shared folder on Workstation', one(declare('workstation'), FOLDER), []],
    ['a shared folder where nobody knows', one(FOLDER), []],
    ['a shared folder that is off', one(declare('esx3'), FOLDER, 'sharedFolder0.enabled = "FALSE"'), []],
  ],
);

describe('The password of the VNC server', () => {
  const files = one('RemoteDisplay.vnc.enabled = "TRUE"', `${PASSWORD} = "Tr0ub4dor"`);

  it('is in no message, title or related place', async () => {
    const found = (await lintFiles(files)).get('a.vmx') ?? [];
    assert.ok(found.some(({ ruleId }) => ruleId === VNC));
    assert.ok(!JSON.stringify(found.map(({ message, related }) => [message, related])).includes('Tr0ub4dor'));
    assert.ok(!(await messageOf(files, 'a.vmx', VNC)).includes('Tr0ub4dor'));
  });

  it('never goes without the server', async () => {
    const finding = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === VNC);
    const after = applyFix(files, finding?.fixes[0] ?? assert.fail('no fix'))['a.vmx'];
    assert.match(String(after), /RemoteDisplay\.vnc\.enabled = "FALSE"/);
    assert.ok(!String(after).includes(PASSWORD));
  });
});
