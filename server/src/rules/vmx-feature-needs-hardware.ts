import { FEATURE_SINCE, NEWEST_FEATURE } from '../knowledge/hardwareLimits.js';
import { isFamily } from '../machine/product.js';
import { requiredFeatures, type RequiredFeature } from './terms/requiredFeatures.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import type { Severity } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-feature-needs-hardware',
  summary: 'A device needs a newer virtual hardware version than the file has.',
  formats: ['vmx'],
  severity: { esx: 'error', hosted: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('hardware', 'table of features')],

  *check({ machine }) {
    const version = machine.hardwareVersion;
    if (version.value === undefined || version.value >= NEWEST_FEATURE) return;
    const isEsx = isFamily(machine.product, 'esx');
    for (const required of requiredFeatures(machine)) {
      const since = FEATURE_SINCE[required.feature];
      if (version.value >= since || (required.onEsxOnly && !isEsx)) continue;
      yield {
        span: required.span,
        subject: required.subject,
        what: say`${required.setting} asks for ${required.device}, which came with virtual hardware version ${since}; this machine has virtualHW.version = "${version.value}".`,
        why: required.isNeededToStart
          ? say`A machine of version ${version.value} has no such device: it does not start, or starts without its disks or its network.`
          : say`A machine of version ${version.value} has no such device, so the setting does nothing.`,
        how: say`Choose a device that version ${version.value} knows, or raise the hardware version of the powered-off machine in the product's own menu; that way leads only forward.`,
        ...limitOf(required, isEsx),
        related: [
          { uri: machine.uri, span: version.span, message: say`The hardware version of the machine.` },
        ],
      };
    }
  },
});

/** Which adapter models a hosted product gives to an old machine is written nowhere, so that is no more than a hint there. */
function limitOf(required: RequiredFeature, isEsx: boolean): { readonly atMost?: Severity } {
  if (!required.isNeededToStart) return { atMost: 'warning' };
  return required.subject.startsWith('ethernet') && !isEsx ? { atMost: 'hint' } : {};
}
