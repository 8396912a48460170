import { URI } from 'vscode-uri';
import type { VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * What messages call machine files: by the file's name, and by its folder too where the name alone would not tell two of
 * them apart. Copies of a machine's folder keep the name of the file.
 */
export function namesOf(uris: readonly string[]): readonly string[] {
  return uris.map((uri) => nameAmong(uris, uri));
}

/** The names of other machines in a message that stands in the file `own`. */
export function namesBeside(own: string, others: readonly string[]): readonly string[] {
  return namesOf([own, ...others]).slice(1);
}

/** The name of one other machine in a message that stands in the file `own`. */
export function nameBeside(own: string, other: string): string {
  return nameAmong([own, other], other);
}

/** What a message in the file of one machine calls another one: by its own name, or by its file where both have one name. */
export function calledBeside(own: Called, other: Called): string {
  return own.name === other.name ? nameBeside(own.uri, other.uri) : other.name;
}

type Called = Pick<VirtualMachine, 'name' | 'uri'>;

/** The name of one of these machines. */
export function nameAmong(uris: readonly string[], uri: string): string {
  const name = endOf(uri, 1);
  return uris.filter((one) => endOf(one, 1) === name).length > 1 ? endOf(uri, 2) : name;
}

/** The last parts of the path: `vm.vmx` for one, `node2/vm.vmx` for two. */
const endOf = (uri: string, count: number): string =>
  URI.parse(uri).path.split('/').filter(Boolean).slice(-count).join('/');
