import assert from 'node:assert/strict';
import { deprecation, isDeprecated, replacementOf } from '../../server/src/knowledge/deprecations.js';
import table from '../../server/src/knowledge/deprecations.json' with { type: 'json' };
import { findKey, vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { valuesOf } from '../../server/src/knowledge/vmxValues.js';
import { lintVmx } from '../lintFiles.js';
import { sampleKey } from './sampleKey.js';

/** Products that are gone, with nothing behind them that still knows the setting. */
const CLOSED =
  /^(?:ESX ?1\.x-2\.x|ESX2(?:\.x)?|ESX2-3|ESX3|ESX4-5|ESXi5\.0|ESXi5\.5-6|GSX\/ESX2|WS[\d.]+-\d(?:\/ESX4)?|hw7-8)$/;

describe('settings that are old', () => {
  it('exist, and so do those that took their place', () => {
    for (const [pattern = '', meaning = '', replacement] of table.rows) {
      assert.equal(findKey(sampleKey(pattern))?.pattern.text, pattern);
      assert.match(meaning, /^[A-Z].*\.$/, pattern);
      if (replacement === undefined) continue;
      const known = findKey(sampleKey(replacement));
      assert.equal(known?.pattern.text, replacement);
      assert.ok(!isDeprecated(known), `${replacement} is old itself`);
    }
  });

  it('are all whose products are gone', () => {
    const closed = vmxKeys().filter(({ products }) => CLOSED.test(products));
    assert.ok(closed.length > 15);
    assert.deepEqual(
      closed.filter((key) => !isDeprecated(key)).map(({ pattern }) => pattern.text),
      [],
    );
  });

  it('do not include what clusters on old products need', () => {
    for (const key of ['disk.locking', 'scsi1:0.shared', 'scsi1.sharedBus', 'RemoteDisplay.vnc.enabled'])
      assert.equal(deprecation(findKey(key) ?? assert.fail(key)), undefined, key);
  });

  it('are replaced with their own numbers', () => {
    assert.equal(replacementOf('scsi1:12.NAME'), 'scsi1:12.fileName');
    assert.equal(replacementOf('ethernet3.devName'), 'ethernet3.networkName');
    assert.equal(replacementOf('sched.mem.minsize'), 'sched.mem.min');
    assert.equal(replacementOf('inVMTeam'), undefined);
    assert.equal(replacementOf('scsi1:0.fileName'), undefined);
  });

  it('are the same that the rule speaks of', async () => {
    const text = [
      '# vmxlint product=workstation',
      'config.version = "6"',
      'virtualHW.version = "7"',
      'guestOS = "winNetEnterprise"',
      'scsi0.present = "TRUE"',
      'scsi0:0.present = "TRUE"',
      'scsi0:0.name = "system.vmdk"',
      'scsi0:0.mode = "undoable"',
      'scsi0:1.present = "TRUE"',
      'scsi0:1.fileName = "data.vmdk"',
      'scsi0:1.mode = "append"',
      'ethernet0.present = "TRUE"',
      'ethernet0.devName = "vmnic0"',
      'sched.mem.minsize = "256"',
      '',
    ].join('\n');
    const spoken = (await lintVmx(text)).filter(({ ruleId }) => ruleId === 'vmx-deprecated');
    assert.deepEqual(
      spoken.map(({ subject }) => subject.replace('age of ', '')),
      [
        'config.version',
        'scsi0:0.name',
        'scsi0:0.mode',
        'scsi0:1.mode',
        'ethernet0.devname',
        'sched.mem.minsize',
      ],
    );
    for (const { subject, span } of spoken) {
      const known = findKey(subject.replace('age of ', '')) ?? assert.fail(subject);
      const written = text.slice(span.start, span.end).replaceAll('"', '');
      const value = valuesOf(known).find((one) => one.value === written);
      assert.ok(isDeprecated(known) || value?.deprecated === true, subject);
    }
  });
});
