import { SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import type { Cluster } from '../../cluster/cluster.js';
import type { MachineFacts } from '../../cluster/machineFacts.js';
import { naturally } from '../../l10n/naturalOrder.js';
import { inWords, say } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { fileName, fileStem } from '../../machine/fileStem.js';
import { presentAdapters, presentDisks } from '../../machine/virtualMachine.js';
import type { Session } from '../session.js';
import { locator, type FilePlace } from './filePlace.js';
import { fuzzyScore } from './fuzzyMatch.js';

/** So many answers a person still looks at; further letters bring the others. */
const MOST_SYMBOLS = 300;

/** Something that can be found by name. */
interface Found {
  readonly name: string;
  /** What stands beside the name: the machine, the file. */
  readonly container: string;
  readonly kind: SymbolKind;
  readonly place: FilePlace;
  /** Machines before clusters, disks and networks, where the names fit alike. */
  readonly rank: number;
}

/**
 * Machines, disk files, networks and clusters of all folders whose names fit a query, the best first, at most
 * `MOST_SYMBOLS`. A network stands at its first user, a cluster at its first node.
 */
export function workspaceSymbols(session: Session, query: string): readonly SymbolInformation[] {
  const scored = allIn(session).flatMap((found) => {
    const score = bestScore([found.name, `${found.name} ${found.container}`], query);
    return score === undefined ? [] : [{ found, score }];
  });
  scored.sort((a, b) => a.score - b.score || compare(a.found, b.found));
  const locate = locator(session);
  return scored.slice(0, MOST_SYMBOLS).map(({ found: { name, kind, container, place } }) => ({
    name,
    kind,
    containerName: container,
    location: locate(place),
  }));
}

/** The name counts before what stands beside it. */
function bestScore([name = '', whole = '']: readonly string[], query: string): number | undefined {
  const score = fuzzyScore(name, query);
  if (score !== undefined) return score;
  const wider = fuzzyScore(whole, query);
  return wider === undefined ? undefined : wider + 100;
}

function compare(a: Found, b: Found): number {
  return a.rank - b.rank || naturally(a.name, b.name) || naturally(a.place.uri, b.place.uri);
}

function allIn(session: Session): readonly Found[] {
  const { index } = session.workspace;
  const machines = [...index.uris()].sort().flatMap((uri) => index.facts(uri) ?? []);
  const clusters = new Set(machines.flatMap(({ machine }) => index.clusterOf(machine.uri) ?? []));
  return [
    ...machines.map(machineSymbol),
    ...[...clusters].map((cluster) => clusterSymbol(session, cluster)),
    ...machines.flatMap(diskSymbols),
    ...networkSymbols(session, machines),
  ];
}

function machineSymbol({ machine }: MachineFacts): Found {
  const span = 'keySpan' in machine.displayName ? machine.displayName.span : machine.anchor;
  return {
    name: machine.name,
    container: fileName(machine.uri),
    kind: SymbolKind.Class,
    place: { uri: machine.uri, span },
    rank: 0,
  };
}

function clusterSymbol({ language }: Session, { nodes, sharedDisks }: Cluster): Found {
  const [first] = nodes;
  const [disk] = sharedDisks.flatMap(({ uses }) => uses.flatMap(({ disk: one }) => one.fileName.value ?? []));
  return {
    name: language(say`Cluster of ${inWords(nodes.map(({ facts }) => facts.machine.name))}`),
    container: disk === undefined ? '' : baseName(disk),
    kind: SymbolKind.Namespace,
    place: {
      uri: first?.facts.machine.uri ?? '',
      span: first?.evidence[0]?.span ?? first?.facts.machine.anchor ?? { start: 0, end: 0 },
    },
    rank: 1,
  };
}

function diskSymbols({ machine }: MachineFacts): readonly Found[] {
  return presentDisks(machine).flatMap(({ fileName: file }) =>
    file.value === undefined || baseName(file.value) === ''
      ? []
      : [
          {
            name: baseName(file.value),
            container: machine.name === fileStem(machine.uri) ? fileName(machine.uri) : machine.name,
            kind: SymbolKind.File,
            place: { uri: machine.uri, span: file.span },
            rank: 2,
          },
        ],
  );
}

function networkSymbols({ language }: Session, machines: readonly MachineFacts[]): readonly Found[] {
  const users = new Map<string, { readonly place: FilePlace; readonly machines: Set<string> }>();
  for (const { machine } of machines) {
    for (const { network, connection } of presentAdapters(machine)) {
      if (network.name === '') continue;
      const place = { uri: machine.uri, span: connection.span };
      const known = users.get(network.name) ?? { place, machines: new Set() };
      known.machines.add(machine.uri);
      users.set(network.name, known);
    }
  }
  return [...users].map(
    ([
      name,
      {
        place,
        machines: { size },
      },
    ]) => ({
      name,
      container: language(size === 1 ? say`network of 1 machine` : say`network of ${size} machines`),
      kind: SymbolKind.Interface,
      place,
      rank: 3,
    }),
  );
}
