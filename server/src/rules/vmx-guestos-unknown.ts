import { findGuestOs, guestSystems, isVersionOfKnownGuest, type GuestOs } from '../knowledge/guestOs.js';
import { editMachine } from '../machine/editMachine.js';
import { editDistance } from './terms/editDistance.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** Shorter words lie too close to each other. */
const LETTERS = 5;

export default machineRule({
  id: 'vmx-guestos-unknown',
  summary: 'guestOS names no guest that VMware knows.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('dict', 'lib/include/guest_os_tables.h'),
    source('sanbarrow', 'guestOS: the machine does not start'),
    source('publicRecipes', 'jedi4ever/veewee issues 609 and 642: Fusion refuses redhat_64 and freebsd_64'),
    source('publicFiles', 'windows10-64 and windows2022srv-64, which scripts write'),
  ],

  *check({ machine }) {
    const written = machine.guest.value?.trim() ?? '';
    if (machine.source.format !== 'vmx' || machine.encrypted || written === '' || findGuestOs(written))
      return;
    const byApi = guestSystems().filter(
      ({ api, isAlias }) => !isAlias && api.toLowerCase() === written.toLowerCase(),
    );
    const byName = byApi.length > 0 ? byApi : namedWindows(written);
    const near = byName.length > 0 ? byName : nearGuests(written);
    const [meant] = near;
    if (!meant) {
      yield {
        span: machine.guest.span,
        subject: 'guestOS',
        what: say`"${written}" is not among the guest ids known here.`,
        why: isVersionOfKnownGuest(written)
          ? say`It looks like another version of one that is: newer products know more ids, older ones treat it as an unknown system.`
          : say`Newer products know more ids. A product that does not know it says "Guest operating system … is not supported", or gives the guest the devices of an unknown system.`,
        how: say`Compare it with a machine made on the same host for the same guest.`,
        atMost: 'hint',
      };
      return;
    }
    const names = near.map(({ id, name }) => `${id} (${name})`);
    yield {
      span: machine.guest.span,
      subject: 'guestOS',
      what:
        byApi.length > 0
          ? say`"${written}" is the name of the guest in the vSphere API; in a .vmx file it is ${eitherInWords(names)}.`
          : say`There is no guest id "${written}"; meant is probably ${eitherInWords(names)}.`,
      why: say`VMware says "Guest operating system … is not supported" and does not start the machine, or treats the guest as an unknown system: adapters and other devices get models that the guest may have no driver for.`,
      how: say`Write the id of the guest.`,
      fixes:
        near.length > 1
          ? []
          : [
              fixIn(machine, say`Set guestOS to "${meant.id}"`, 'unsafe', (one) =>
                editMachine(one).setSetting('guestOS', meant.id),
              ),
            ],
    };
  },
});

/**
 * The Windows that is called so, where VMware's id has another number: Windows 10 is `windows9`, Windows Server 2022 is
 * `windows2019srvNext`. VirtualBox writes the names with `_64` and without `srv`.
 */
function namedWindows(written: string): readonly GuestOs[] {
  const match = /^windows(\d+)(srv)?[-_]?(64)?$/i.exec(written);
  if (!match) return [];
  const [, version = '', server, bits] = match;
  const isServer = server !== undefined || /^20/.test(version);
  const name = `Windows ${isServer ? 'Server ' : ''}${version}${bits === undefined ? '' : ' (64-bit)'}`;
  return guestSystems().filter((guest) => !guest.isAlias && guest.name === name);
}

/** Ids one slip away. A difference in digits is none: it is another version, maybe one that is newer than the list. */
function nearGuests(written: string): readonly GuestOs[] {
  if (written.length < LETTERS || isVersionOfKnownGuest(written)) return [];
  const digits = (id: string): string => id.replaceAll(/\D/g, '');
  return guestSystems().filter(
    ({ id }) =>
      Math.abs(id.length - written.length) <= 1 &&
      digits(id) === digits(written) &&
      editDistance(id.toLowerCase(), written.toLowerCase()) === 1,
  );
}
