import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import type { ClusterKind } from '../../server/src/machine/declaration.js';
import { NOTHING_DECLARED } from '../../server/src/machine/declaration.js';
import { turnKind, whyNotTurnKind } from '../../server/src/machine/edits/clusterKind.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import type { VirtualMachine } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { vmcText } from './vmcText.js';

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const vmx = (text: string): VirtualMachine => readVmxMachine('file:///vms/a.vmx', text);
const turned = (machine: VirtualMachine, kind: ClusterKind): string =>
  applyEdits(machine.source.tree.text, turnKind(machine, kind).edits());

describe('Turning the kind of a cluster', () => {
  const inABox = lines(
    ...['# vmxlint product=esx3 cluster=in-a-box', 'scsi0.sharedBus = "none"'],
    ...['scsi1.present = "TRUE"', 'scsi1.sharedBus = "virtual"', 'scsi2.sharedBus = "virtual"'],
  );
  const across = inABox.replaceAll('virtual', 'physical').replace('in-a-box', 'across-boxes');

  it('changes every shared controller and the declaration, there and back', () => {
    assert.equal(turned(vmx(inABox), 'across-boxes'), across);
    assert.equal(turned(vmx(across), 'in-a-box'), inABox);
    assert.equal(
      turned(vmx(across), 'physical-to-virtual'),
      across.replace('across-boxes', 'physical-to-virtual'),
    );
  });

  it('changes nothing that is so already', () => {
    assert.equal(turned(vmx(across), 'across-boxes'), across);
  });

  it('declares nothing where nobody did', () => {
    const text = lines('scsi1:0.fileName = "/vmfs/volumes/a/q.vmdk"', 'scsi1.sharedBus = "virtual"');
    assert.equal(turned(vmx(text), 'across-boxes'), text.replace('virtual', 'physical'));
  });

  it('declares in the file what the settings declare otherwise', () => {
    const outside = { ...NOTHING_DECLARED, kind: 'in-a-box', by: 'vmxlint.json' } as const;
    const machine = readVmxMachine('file:///vms/a.vmx', 'scsi1.sharedBus = "virtual"\n', outside);
    assert.equal(
      turned(machine, 'across-boxes'),
      lines('# vmxlint cluster=across-boxes', 'scsi1.sharedBus = "physical"'),
    );
  });

  it('switches locking off on hosted products', () => {
    assert.equal(
      turned(vmx(lines('# vmxlint product=gsx3', 'scsi1.sharedBus = "physical"')), 'in-a-box'),
      lines('# vmxlint product=gsx3', 'scsi1.sharedBus = "virtual"', 'disk.locking = "FALSE"'),
    );
  });
});

describe('The kind of a cluster stays', () => {
  const shared = 'scsi1.sharedBus = "virtual"';
  for (const [name, machine, kind, reason] of [
    [
      'across boxes on GSX',
      vmx(lines('# vmxlint product=gsx3', shared)),
      'across-boxes',
      /one host only.*iSCSI/,
    ],
    [
      'physical-to-virtual on Workstation',
      vmx(lines('# vmxlint product=workstation', shared)),
      'physical-to-virtual',
      /only ESX can/,
    ],
    [
      'across boxes on Virtual Server',
      readVmcMachine('file:///vms/a.vmc', vmcText({ scsi: [{ shared: 'true' }] })),
      'across-boxes',
      /^Virtual Server .* one host only/,
    ],
    ['in an encrypted file', vmx(lines('encryption.data = "x"', shared)), 'across-boxes', /encrypted/],
    [
      'where a mode stands twice',
      vmx(lines(shared, shared)),
      'across-boxes',
      /^How scsi1 is shared cannot be told/,
    ],
    ['where a mode is none', vmx(lines('scsi1.sharedBus = "both"')), 'in-a-box', /^How scsi1 is shared/],
    [
      'where two kinds are declared',
      vmx(lines('# vmxlint cluster=in-a-box', '# vmxlint cluster=across-boxes', shared)),
      'in-a-box',
      /two kinds/,
    ],
    ['where nothing is shared', vmx('displayName = "n1"\n'), 'in-a-box', /^No controller of n1 is shared/],
  ] as const) {
    it(name, () => {
      const phrase = whyNotTurnKind(machine, kind);
      assert.match(phrase ? ENGLISH(phrase) : '', reason);
      assert.deepEqual(turnKind(machine, kind).edits(), []);
    });
  }
});
