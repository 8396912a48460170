import { node, ordinary } from './vmcFiles.js';

/** A node with adapters on these networks. */
export const on = (number: number, ...networks: string[]): string => node(number, { networks });

/** A node with so much memory, in megabytes. */
export const memory = (number: number, megabytes: string): string => node(number, { memory: megabytes });

/** The element that names the saved state, with these paths. */
export const saved = (leaves: string): string =>
  `<settings><configuration><saved_state><path>${leaves}</path></saved_state></configuration></settings>`;

/** A path or another leaf of type string. */
export const leaf = (name: string, text: string): string => `<${name} type="string">${text}</${name}>`;

/** The element that names the program that made the file (`creator`) or wrote it last (`modifier`). */
export const writer = (who: string, name: string): string =>
  `<properties><${who}><name type="string">${name}</name></${who}></properties>`;

/** A machine that is no node, with a SCSI controller and further elements. */
export const scsi = (tail: string): string => ordinary({ scsi: [{ id: '0' }], tail });
