import assert from 'node:assert/strict';
import {
  applyFix,
  lintFiles,
  type EnglishFinding,
  type EnglishFix,
  type Files,
} from '../../test/lintFiles.js';

/** Every error of any rule. */
const ANY = /(?:)/;

/**
 * By the rule of a repair, the rules whose errors it may bring to light: they were in the files before, and could not be
 * seen. Repairs of spelling, which are safe, may show any, because a line counts that did not count before.
 */
const REVEALED_BY: Readonly<Record<string, RegExp>> = {
  // A line counts for the first time under a key that VMware knows: whatever is wrong with its value was wrong before.
  'vmx-unknown-key': ANY,
  // A model, a mode or a network counts for the first time, and what is wrong about it was written before.
  'vmx-bad-word': ANY,
  // A switch that was no switch counts: what it switches on or off was written before, and nothing was said of it.
  'vmx-bad-boolean': ANY,
  // Neither of two values is judged; the one that a person keeps is.
  'vmx-duplicate-key': ANY,
  // The guest is the one that is installed, and the host the one that all nodes run on. Once the file names them, adapters
  // and disks of the cluster are judged by them.
  'cluster-guest-edition-mismatch': /^cluster-/,
  'vmx-guestos-unknown': /^cluster-/,
  'cluster-hardware-version-mismatch': /^cluster-/,
  // Once the kind of the cluster is declared, disks that nothing shares and paths that fit another kind are errors.
  'cluster-kind-contradicts-bus':
    /^(?:(?:cluster-(?:in-a-box|across-boxes)|esx2-(?:in-a-box|across-boxes))-needs-|cluster-shared-disk-not-scsi$)/,
  // A second adapter is there for the first time, with the model that was written for it.
  'cluster-single-nic': /^vmx-feature-needs-hardware$/,
  // The network tells a hosted product for certain, and what was a warning is an error there.
  'cluster-heartbeat-same-network-as-public': /^cluster-disk-locking-not-off$/,
  // A drive counts as a hard disk for the first time: where it hangs was written before.
  'vmc-drive-type': /^(?:vmc|cluster)-/,
  // Under its right name it turns out that a disk is the one of another node, and what it is like.
  'vmx-disk-extension': /^cluster-/,
  'cluster-shared-disk-missing': /^cluster-/,
  'cluster-shared-disk-relative-path': /^cluster-/,
  // The bus that is shared instead holds disks that other nodes name: that these share them otherwise counts from then on.
  // And of a shared bus without a disk that alone is said, until the disks it was meant for have a bus of their own. On VMware
  // Server 2 another shared bus then counts as the second one with shared disks. Where no bus is shared any more, nothing guards
  // a disk that is another machine's boot disk. And a bus is shared for the first time on a hosted product whose guest cannot use it.
  'cluster-shared-disk-on-boot-controller':
    /^cluster-(?:bus-sharing-not-on-all-nodes|target-id-differs|shared-controller-absent|two-shared-buses|disk-locking-off-unprotected|hosted-scsi3-guest)$/,
  // A machine that was a node by this disk alone told that disks are shared by a flag; without it the bus has to share them.
  'cluster-private-disk-in-two-nodes': /^cluster-(?:in-a-box|across-boxes)-needs-/,
  // Beside a bus that is shared a misspelled key of the same bus is a warning only; an empty bus is not shared any more.
  'cluster-shared-bus-empty': /^cluster-bus-key-misspelled$/,
  // Of a disk without any guard that alone is said; once the lock guards it again, it counts how the nodes share it.
  'cluster-disk-locking-off-unprotected': /^cluster-bus-sharing-(?:missing|not-on-all-nodes)$/,
  // While nobody can say how one node shares a disk, nothing is said of the others that do not share it at all.
  'cluster-shared-on-controller': /^cluster-bus-sharing-not-on-all-nodes$/,
  // And the mode that stood in the wrong place counts, which may not fit the kind that another node declares. On a hosted product
  // the bus is shared for the first time, whose guest may be one that cannot use it.
  'cluster-sharedbus-on-target':
    /^cluster-(?:bus-sharing-not-on-all-nodes|hosted-scsi3-guest|(?:in-a-box|across-boxes)-needs-\w+)$/,
};

/**
 * Errors that any repair may bring to light. One is said of whole machines only, and from a number of lines on a file is taken
 * for one: with every line that is added a fragment may become one. One is about the file of a disk, which counts as soon as a
 * setting leads to it.
 */
const BROUGHT_BY_NONE = /^(?:vmx-required-key|vmx-hosted-disk-on-esx)$/;

type Found = ReadonlyMap<string, readonly EnglishFinding[]>;

interface Offer {
  readonly file: string;
  readonly finding: EnglishFinding;
  readonly fix: EnglishFix;
}

/**
 * What every fix promises, also in files that nobody has seen before: applied whole it changes something, removes its
 * finding, adds no error and is not offered again.
 * @param most so many fixes are tried.
 */
export async function assertFixesSound(files: Files, found: Found, most: number): Promise<void> {
  for (const offer of offersToTry(found, most)) await assertFixSound(files, found, offer);
}

/** The fixes of different rules before those of the same one. */
function offersToTry(found: Found, most: number): readonly Offer[] {
  const seen = new Map<string, number>();
  const offers = [...found].flatMap(([file, findings]) =>
    findings.flatMap((finding) =>
      finding.fixes
        .filter(({ blocked }) => blocked === undefined)
        .map((fix) => {
          const turn = seen.get(finding.ruleId) ?? 0;
          seen.set(finding.ruleId, turn + 1);
          return { file, finding, fix, turn };
        }),
    ),
  );
  return offers.sort((a, b) => a.turn - b.turn).slice(0, most);
}

async function assertFixSound(files: Files, found: Found, { file, finding, fix }: Offer): Promise<void> {
  const what = `${finding.ruleId} in ${file}, "${fix.title}"`;
  const after = applyFix(files, fix);
  assert.notDeepEqual(after, files, `${what}: changes nothing`);
  const left = await lintFiles(after);
  const isStillThere = count(left, file, finding) >= count(found, file, finding);
  assert.ok(!isStillThere || isCutOff(found, file, finding), `${what}: its finding is still there`);
  const revealed = fix.safety === 'safe' ? ANY : (REVEALED_BY[finding.ruleId] ?? BROUGHT_BY_NONE);
  const [before, now] = [errors(found, revealed), errors(left, revealed)];
  assert.ok(now.length <= before.length, `${what}: adds an error: ${newErrors(before, now)}`);
}

/** Of so many mistakes in the XML no more are listed: where one goes, the next one comes up. */
function isCutOff(found: Found, file: string, { ruleId }: EnglishFinding): boolean {
  const listed = (found.get(file) ?? []).filter((one) => one.ruleId === ruleId);
  return listed.some(({ message }) => message.startsWith('There are more mistakes from here on'));
}

/** How many findings say the same of the same device or setting. */
function count(found: Found, file: string, { ruleId, subject }: EnglishFinding): number {
  const same = (one: EnglishFinding): boolean => one.ruleId === ruleId && one.subject === subject;
  return (found.get(file) ?? []).filter(same).length;
}

/** The errors that a repair must not add. */
function errors(found: Found, revealed: RegExp): readonly EnglishFinding[] {
  const isOpen = ({ ruleId, severity }: EnglishFinding): boolean =>
    severity === 'error' && !revealed.test(ruleId) && !BROUGHT_BY_NONE.test(ruleId);
  return [...found.values()].flat().filter(isOpen);
}

function newErrors(before: readonly EnglishFinding[], now: readonly EnglishFinding[]): string {
  const known = new Set(before.map(({ key, uri }) => uri + key));
  return now
    .filter(({ key, uri }) => !known.has(uri + key))
    .map(({ message }) => message)
    .join(' / ');
}
