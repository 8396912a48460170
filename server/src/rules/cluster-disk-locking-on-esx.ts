import { editMachine } from '../machine/editMachine.js';
import { isAbsent } from '../machine/fact.js';
import { PRODUCT_NAMES } from '../machine/product.js';
import { presentDisks, type VirtualMachine } from '../machine/virtualMachine.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { source } from './sources.js';
import { sharingOf } from './terms/diskSharing.js';

export default machineRule({
  id: 'cluster-disk-locking-on-esx',
  summary: 'disk.locking stands in a file for ESX.',
  formats: ['vmx'],
  severity: { esx: 'hint', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3: only the part on GSX names the setting'),
    source('gsx3', 'p. 194 and 198'),
  ],

  *check({ machine }) {
    const { diskLocking, product, source: file } = machine;
    if (file.format !== 'vmx' || (diskLocking.value === undefined && isAbsent(diskLocking))) return;
    const [first] = file.tree.all('disk.locking');
    if (!first || first.value.trim() === '') return;
    yield {
      span: diskLocking.span,
      subject: 'disk.locking',
      what: say`${first.key} = "${first.value}" stands in a file for ${eitherInWords(product.candidates.map((one) => PRODUCT_NAMES[one]))}.`,
      why: say`Only the manuals of GSX Server and VMware Server know this setting; on ESX the mode of the bus decides who may open a disk, so the line seems to do something that it does not do.`,
      how: isSharing(machine)
        ? say`Delete the line; what shares the disks here is another setting.`
        : say`Delete the line, and share the controller of the shared disks (scsiN.sharedBus).`,
      related: product.evidence
        .slice(0, 1)
        .map(({ span }) => ({ uri: machine.uri, span, message: say`This says that the file is for ESX.` })),
      fixes: [
        fixIn(machine, say`Delete disk.locking`, 'unsafe', (one) =>
          editMachine(one).removeSetting('disk.locking'),
        ),
      ],
    };
  },
});

/** True when a disk is shared in a way that ESX reads, by its bus or by the multi-writer flag, which wants no shared bus. */
const isSharing = (machine: VirtualMachine): boolean =>
  presentDisks(machine).some((disk) => ['bus', 'multi-writer'].includes(sharingOf(machine, disk)));
