import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { MEMORY_STEP } from './terms/machineSize.js';
import { vmxSettings } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-memsize-multiple-of-4',
  summary: 'The memory is no multiple of 4 MB.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('sanbarrow', 'memsize'), source('libvirt', 'src/vmx/vmx.c, memsize')],

  *check({ machine }) {
    if (machine.encrypted) return;
    const memory = vmxSettings(machine).number('memsize', machine.anchor);
    if (memory.value === undefined || memory.value <= 0 || memory.value % MEMORY_STEP === 0) return;
    const nearest = Math.max(Math.round(memory.value / MEMORY_STEP) * MEMORY_STEP, MEMORY_STEP);
    yield {
      span: memory.span,
      subject: 'memsize',
      what: say`memsize is ${memory.value} MB, which is no multiple of ${MEMORY_STEP}.`,
      why: say`VMware gives memory in steps of ${MEMORY_STEP} MB and refuses to start a machine with any other size.`,
      how: say`Write memsize = "${nearest}", the nearest multiple.`,
      fixes: [
        fixIn(machine, say`Set the memory to ${nearest} MB`, 'unsafe', (one) =>
          editMachine(one).setSetting('memsize', String(nearest)),
        ),
      ],
    };
  },
});
