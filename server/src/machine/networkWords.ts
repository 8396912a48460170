import { say, type Phrase } from '../l10n/phrase.js';
import type { Network } from './virtualMachine.js';

/** A network by its name and how far it reaches, as far as the file tells that: "VMnet2 (host-only)". @param name as it is shown */
export function networkWords({ kind, name: written }: Network, name: string = written): Phrase {
  switch (kind) {
    case 'host-only':
      return say`${name} (host-only)`;
    case 'nat':
      return say`${name} (NAT)`;
    case 'bridged':
      return say`${name} (bridged)`;
    case 'unconnected':
      return say`not connected`;
    case 'named':
    case 'unknown':
      return say`${name}`;
  }
}
