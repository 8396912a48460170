// Commands of our own extension (client/src) that answers name. They are named only to a client that says it has them
// (clientAbilities.ts); other editors do not know them.

/** Shows the page of the rule whose id it is given. */
export const SHOW_RULE_COMMAND = 'vmx.showRule';

/** Shows why the machine whose URI it is given counts as a node of its cluster. */
export const SHOW_EVIDENCE_COMMAND = 'vmx.showEvidence';

/** Shows the machine whose URI it is given beside another one. */
export const COMPARE_NODES_COMMAND = 'vmx.compareNodes';

/** Offers to save the files with the URIs it is given, which an edit changed outside of the editors. */
export const OFFER_SAVE_COMMAND = 'vmx.offerSave';

/** Saves the vmxlint.json with the URI it is given, which counts only as it lies on disk. */
export const SAVE_SETTINGS_COMMAND = 'vmx.saveSettings';
