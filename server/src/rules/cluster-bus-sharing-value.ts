import { editMachine } from '../machine/editMachine.js';
import { BUS_SHARING, controllerName, type BusSharing } from '../machine/virtualMachine.js';
import { editDistance } from './terms/editDistance.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'cluster-bus-sharing-value',
  summary: 'The value of sharedBus is none of none, virtual and physical.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('esx25', 'p. 265, bus sharing'),
    source('gsx3', 'p. 194'),
    source('publicRecipes', 'values as misspelled there'),
  ],

  *check({ machine }) {
    for (const controller of machine.controllers) {
      const { sharing, sharingText } = controller;
      const written = sharingText.value?.trim() ?? '';
      if (!('missing' in sharing) || sharing.missing !== 'invalid') continue;
      if (isOnlyQuotedWrongly(written)) continue;
      const name = controllerName(controller);
      const meant = meantMode(written);
      const fix =
        meant &&
        fixIn(machine, say`Replace by "${meant.mode}"`, meant.isSpelling ? 'safe' : 'unsafe', (one) =>
          // A repair of spelling switches no hardware on.
          meant.isSpelling
            ? editMachine(one).setSetting(`${name}.sharedBus`, meant.mode)
            : editMachine(one).setBusSharing(controller, meant.mode),
        );
      yield {
        span: sharing.span,
        subject: name,
        what: say`${name}.sharedBus has the value "${written}", which VMware does not know.`,
        why: say`Only none, virtual and physical are known, so the bus stays unshared or the machine does not start, and the second node cannot open the disks on it.`,
        how: meant
          ? say`Write ${name}.sharedBus = "${meant.mode}".`
          : say`Write "virtual" when all nodes run on one host, "physical" when they run on several, "none" when nothing is shared.`,
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** The words of the vSphere API and client for the three modes. */
const OTHER_NAMES: Readonly<Record<string, BusSharing>> = {
  nosharing: 'none',
  virtualsharing: 'virtual',
  physicalsharing: 'physical',
};

function meantMode(written: string): { mode: BusSharing; isSpelling: boolean } | undefined {
  const word = written.toLowerCase();
  const near = BUS_SHARING.find((mode) => editDistance(word, mode) <= (mode === 'none' ? 1 : 2));
  if (near) return { mode: near, isSpelling: true };
  const cut = word.length >= 4 ? BUS_SHARING.find((mode) => mode.startsWith(word)) : undefined;
  const letters = word.replaceAll(/[^a-z]/g, '');
  const other = cut ?? (Object.hasOwn(OTHER_NAMES, letters) ? OTHER_NAMES[letters] : undefined);
  return other && { mode: other, isSpelling: false };
}

/** Typographic quotes around a right value are the business of the rule about quotes. */
function isOnlyQuotedWrongly(written: string): boolean {
  const bare = written.replaceAll(/[\u2018-\u201F\u00AB\u00BB\uFF02']/g, '').toLowerCase();
  return bare !== written.toLowerCase() && BUS_SHARING.some((mode) => mode === bare);
}
