import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SETTINGS_FILE } from '../../lint/settings/settings.js';
import { codeOf } from '../../workspace/errorText.js';
import { writeComplaint } from './writeComplaint.js';

/** Everything that settings can say, as comments: the file changes nothing until somebody takes the slashes away. */
const INITIAL_SETTINGS = `// Settings of vmxlint for the machines in this folder and below.
{
  // The level of a rule: off, hint, info, warning or error. By its id, by a group
  // (cluster, esx2, vmc, vmx, hardening), or by * for all. "vmxlint rules" lists the
  // rules, and "vmxlint explain RULE" tells what one is about.
  "rules": {
    // "cluster-single-nic": "off",
    // "hardening": "hint"
  },

  // The product that these machines run on, whatever their files look like; a comment in
  // a file beats it: esx2, esx3, vsphere4 to vsphere9, gsx3, server1, server2,
  // workstation, vs2005.
  // "product": "esx3",

  // Machines that form a cluster, where their files do not say it clearly enough.
  // nodes: those of one cluster; a glob without a slash, as in "node*.vmx", fits in any
  // folder below, also in that of another cluster.
  // kind: in-a-box (all nodes on one host), across-boxes (on several hosts) or
  // physical-to-virtual (a virtual node stands by for a physical one).
  "clusters": [
    // {
    //   "nodes": ["node1/*.vmx", "node2/*.vmx"],
    //   "kind": "across-boxes",
    //   "sharedDisks": ["quorum.vmdk"]
    // }
  ],

  // Other settings for some files; a later one beats an earlier one.
  "overrides": [
    // { "files": ["lab/**"], "rules": { "cluster-time-sync": "off" } }
  ],

  // Files that are not looked at, such as copies and backups.
  "ignore": [
    // "backup/**"
  ]
}
`;

/** Begins a vmxlint.json. @returns what to tell, and whether it was written: a file that exists stays as it is. */
export async function writeInitialSettings(folder: string): Promise<{ written: boolean; message: string }> {
  try {
    await writeFile(path.join(folder, SETTINGS_FILE), INITIAL_SETTINGS, { flag: 'wx' });
    return { written: true, message: `${SETTINGS_FILE} is written; it explains itself.` };
  } catch (error) {
    const why =
      codeOf(error) === 'EEXIST'
        ? 'is there already and stays as it is'
        : `could not be written: ${writeComplaint(error)}`;
    return { written: false, message: `${SETTINGS_FILE} ${why}.` };
  }
}
