import { editMachine } from '../machine/editMachine.js';
import { controllerName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { virtualPc } from './terms/virtualPc.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmc-virtual-pc-scsi',
  summary: 'A file of Virtual PC has a SCSI controller.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvpc', 'IVMVirtualMachine: its drives are on IDE buses only')],

  *check({ machine }) {
    const controller = machine.controllers.find(({ bus }) => bus === 'scsi');
    const writer = virtualPc(machine);
    if (!controller || !writer) return;
    yield {
      span: controller.anchor,
      subject: controllerName(controller),
      what: say`This file has a SCSI controller, and it was written by ${writer.value}.`,
      why: say`Virtual PC has IDE controllers only: it does not show the guest what is on SCSI, and shares no bus.`,
      how: say`Run the machine on Virtual Server. If that is meant already, say so in a comment: vmxlint product=vs2005.`,
      related: [{ uri: machine.uri, span: writer.span, message: say`The product that wrote the file.` }],
      fixes: [
        fixIn(machine, say`Declare the file to be one of Virtual Server 2005`, 'unsafe', (one) =>
          editMachine(one).declare({ product: 'vs2005' }),
        ),
      ],
    };
  },
});
