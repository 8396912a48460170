/**
 * Settings that differ between nodes because they must, or because a product writes down what happened to one machine:
 * identities, addresses, names of the machine's own files, and the state of the last run. Keys in small letters.
 */
const OWN_SETTINGS: readonly RegExp[] = [
  // Identities: a copy that keeps them is taken for the same machine.
  /^uuid\.(?!action$)/,
  /^(?:vc\.uuid|vm\.genidx?|vm\.createdate|viv\.moid|vmci\d+\.id|policy\.vm\.mvmtid|root-disk-uuid|sched\.mem\.pshare\.salt)$/,
  /^(?:scsi\d+\.saswwid|nvme\d+\.subnqnuuid|nvp\.)/,
  // Addresses and ports of its own.
  /^ethernet\d+\.(?:address|generatedaddress|generatedaddressoffset|dvs\.(?:portid|connectionid))$/,
  /^remotedisplay\.vnc\.port$/,
  // The machine's name, and files that are called after it.
  /^(?:displayname|nvram|extendedconfigfile|log\.filename|migrate\.hostlog|replay\.filename|vmxstats\.filename)$/,
  /^sched\.swap\.derivedname$/,
  // What was written down about its last run.
  /^(?:cleanshutdown|softpoweroff|checkpoint\.vmstate|tools\.remindinstall|monitor\.phys_bits_used)$/,
  /^(?:numa\.autosize\.|toolsinstallmanager\.|vmotion\.checkpoint|gui\.lastpoweredviewmode)/,
  /^(?:guestos|guestinfo)\.detailed\.data$/,
];

/** The same for a .vmc, by the names of elements below `preferences`. */
const OWN_ELEMENTS: readonly RegExp[] = [
  /^hardware\/bios\/(?:bios_guid|bios_serial_number|cmos|time_bytes|base_board\/serial_number)$/,
  /^hardware\/bios\/chassis\/(?:serial_number|asset_tag)$/,
  /\/ethernet_card_address$/,
  /^properties\//,
  /^settings\/(?:globalconfigid|configuration\/saved_state\/)/,
  /^settings\/shutdown\/(?:last_shutdown\/|quit\/was_running$)/,
  // How the window lies on somebody's screen.
  /^(?:settings\/video|integration\/microsoft\/video|ui_options)\//,
];

/** Whether the value of a .vmx setting is each node's own, so that a difference says nothing. */
export function isOwnSetting(key: string): boolean {
  const name = key.toLowerCase();
  return OWN_SETTINGS.some((own) => own.test(name));
}

/** The same for a leaf of a .vmc. @param path names below `preferences`, without ids. */
export function isOwnElement(path: string): boolean {
  return OWN_ELEMENTS.some((own) => own.test(path));
}
