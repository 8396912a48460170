import { hardwareLimits } from '../knowledge/hardwareLimits.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-memsize-too-big',
  summary: 'The memory is more than the virtual hardware version takes.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('hardware', 'maximum memory')],

  *check({ machine }) {
    const version = machine.hardwareVersion.value;
    if (version === undefined || machine.encrypted) return;
    const limits = hardwareLimits(version);
    const memory = vmxSettings(machine).number('memsize', machine.anchor);
    if (!limits || memory.value === undefined) return;
    const most = limits.memoryGB * 1024;
    if (memory.value <= most) return;
    yield {
      span: memory.span,
      subject: 'memsize',
      what: say`memsize is ${memory.value} MB, and virtual hardware version ${version} takes ${most} MB (${limits.memoryGB} GB) at most.`,
      why: say`The machine does not start; memsize counts megabytes, so a number meant in kilobytes or bytes is far too big.`,
      how: say`Lower memsize, or upgrade the virtual hardware where the host offers a version with more.`,
      related: [
        {
          uri: machine.uri,
          span: machine.hardwareVersion.span,
          message: say`The virtual hardware version is ${version}.`,
        },
      ],
    };
  },
});
