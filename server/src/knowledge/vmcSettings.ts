import type { VmcRow } from './vmcElements.js';

/**
 * The elements of a .vmc outside of `preferences/hardware`, by the path they have in common. Sources: Microsoft's SDKs of
 * Virtual Server 2005 and Virtual PC (Undoable, UndoAction, HostTimeSync), 16 public files of five projects, and the
 * classes that import programs have for these files. No ranges: what is done at the end has other numbers in the files
 * than in the API, and the same may be true of the others.
 */
export const VMC_SETTINGS: Readonly<Record<string, readonly VmcRow[]>> = {
  '': [
    ['version', 'string', 'Version of the file format; 2.0 in every known file.', 'observed'],
    ['multi_channel', 'boolean', 'Written by Windows Virtual PC; its meaning is not documented.', 'observed'],
  ],
  'alerts/notifications': [
    [
      'no_boot_disk',
      'boolean',
      'Whether the product warns when the machine has no disk to start from.',
      'observed',
    ],
  ],
  'integration/microsoft': [
    ['mouse/allow', 'boolean', 'Whether the mouse passes between host and guest.', 'observed'],
    ['version/additions_number', 'string', 'Version of the additions in the guest.', 'observed'],
    [
      'version/guest_os/build_number',
      'string',
      'Build of the guest system, as the additions told.',
      'observed',
    ],
    ['version/guest_os/long_name', 'string', 'Name of the guest system, as the additions told.', 'observed'],
    [
      'version/guest_os/revision_number',
      'string',
      'Revision of the guest system, as the additions told.',
      'observed',
    ],
    [
      'version/guest_os/short_name',
      'string',
      'Short name of the guest system, as the additions told.',
      'observed',
    ],
    [
      'version/guest_os/suite_name',
      'string',
      'Edition of the guest system, as the additions told.',
      'observed',
    ],
    ['video/user_selected/depth', 'integer', 'Colour depth in bits.', 'observed'],
    ['video/user_selected/height', 'integer', 'Height of the screen in pixels.', 'observed'],
    ['video/user_selected/width', 'integer', 'Width of the screen in pixels.', 'observed'],
    [
      'folder_sharing/enabled',
      'boolean',
      'Whether folders of the host are shared with the guest.',
      'third-party',
    ],
    [
      'folder_sharing/load_allowed',
      'boolean',
      'Whether the additions may load folder sharing.',
      'third-party',
    ],
    [
      'heartbeat/failure_attempts',
      'integer',
      'Missed signs of life of the additions until the guest counts as hung.',
      'third-party',
    ],
    ['heartbeat/failure_interval', 'integer', 'Interval of these attempts.', 'third-party'],
    [
      'heartbeat/rate',
      'integer',
      'How often the additions give a sign of life; no heartbeat of a cluster.',
      'third-party',
    ],
    ['heartbeat/time', 'integer', 'Time setting of the signs of life.', 'third-party'],
    [
      'host_time_sync/enabled',
      'boolean',
      'Whether the additions set the clock of the guest by the host; true when not written.',
      'documented',
    ],
    ['host_time_sync/frequency', 'integer', 'How often the clock is compared.', 'third-party'],
    ['host_time_sync/threshold', 'integer', 'Difference from which the clock is set.', 'third-party'],
  ],
  properties: [
    ['creator/build', 'string', 'Build of the product that made the file.', 'observed'],
    ['creator/name', 'string', 'Product that made the file.', 'observed'],
    ['modifier/build', 'string', 'Build of the product that wrote the file last.', 'observed'],
    ['modifier/name', 'string', 'Product that wrote the file last.', 'observed'],
  ],
  settings: [
    [
      'configuration/saved_state/path/absolute',
      'string',
      'Saved state (.vsv) with its full path.',
      'observed',
    ],
    [
      'configuration/saved_state/path/relative',
      'string',
      'Saved state (.vsv) seen from the folder of the .vmc.',
      'observed',
    ],
    [
      'disks/track_disk_cache/enable',
      'boolean',
      'A setting of the disk cache; its meaning is not documented.',
      'third-party',
    ],
    [
      'globalconfigid',
      'string',
      'Identity of the configuration, a GUID in braces (Windows Virtual PC).',
      'observed',
    ],
    ['guest_os', 'integer', 'Guest system as chosen when the machine was made.', 'observed'],
    [
      'host/resource_control/cpu/host_processors',
      'integer',
      'Processors of the host that the machine may use.',
      'third-party',
    ],
    ['notes', 'string', 'Notes of the administrator.', 'third-party'],
    ['sound/sound_adapter/enable', 'boolean', 'Whether the machine has a sound adapter.', 'observed'],
    [
      'startup/automatic/type',
      'integer',
      'Start with the host: 0 never, 1 always, 2 when it ran before.',
      'documented',
    ],
  ],
  'settings/shutdown': [
    ['prompt', 'boolean', 'Whether the product asks what to do when the machine is closed.', 'observed'],
    ['quit/action', 'integer', 'What is done when the product ends; 0 and 4 were seen.', 'observed'],
    ['quit/was_running', 'boolean', 'Whether the machine ran when the product ended.', 'observed'],
    ['save/enable', 'boolean', 'Whether saving the state is offered.', 'observed'],
    ['shutdown/enable', 'boolean', 'Whether shutting down is offered.', 'observed'],
    ['turn_off/enable', 'boolean', 'Whether turning off is offered.', 'observed'],
    ['force_action', 'integer', 'The action taken without asking; 2 was seen.', 'observed'],
    ['last_shutdown/choice', 'integer', 'What was chosen the last time.', 'observed'],
    ['last_shutdown/commit', 'boolean', 'Whether undo disks were merged the last time.', 'observed'],
  ],
  'settings/undo_drives': [
    ['enabled', 'boolean', 'Undo disks for all hard disks of the machine.', 'documented'],
    ['purposely_kept', 'boolean', 'Whether the undo disks were kept on purpose.', 'observed'],
    ['use_default', 'boolean', 'Whether the default action is taken without asking.', 'observed'],
    ['always', 'boolean', 'Whether undo disks are always on.', 'third-party'],
    ['default_action', 'integer', 'What becomes of undo disks: 0 discard, 1 keep, 2 merge.', 'documented'],
  ],
  'settings/video': [
    ['disable_resize', 'boolean', 'Whether the window keeps its size.', 'observed'],
    ['full_screen', 'boolean', 'Whether the machine fills the screen.', 'observed'],
    ['height', 'integer', 'Height of the window in pixels.', 'observed'],
    ['width', 'integer', 'Width of the window in pixels.', 'observed'],
    ['max_height', 'integer', 'Greatest height of the window in pixels.', 'observed'],
    ['max_width', 'integer', 'Greatest width of the window in pixels.', 'observed'],
    [
      'left_position',
      'integer',
      'Left edge of the window; a place left of the screen wraps round at 32 bits.',
      'observed',
    ],
    [
      'top_position',
      'integer',
      'Upper edge of the window; a place above the screen wraps round at 32 bits.',
      'observed',
    ],
    ['mode/full_screen/startup', 'boolean', 'Whether the machine starts with a full screen.', 'observed'],
    ['resolutions/standard_only', 'boolean', 'Whether only standard resolutions are offered.', 'observed'],
  ],
  virtual_machines: [
    ['allow_packet_filtering', 'boolean', 'Whether network packets may be filtered.', 'observed'],
    ['allow_promiscuous_mode', 'boolean', 'Whether adapters may see the packets of others.', 'observed'],
    ['hw_assist/enable_hw_assist', 'boolean', 'Whether virtualization by the processor is used.', 'observed'],
  ],
  ui_options: [
    ['window_xpos', 'integer', 'Left edge of the window (Windows Virtual PC).', 'observed'],
    ['window_ypos', 'integer', 'Upper edge of the window (Windows Virtual PC).', 'observed'],
    ['full_screen', 'boolean', 'Whether the machine fills the screen (Windows Virtual PC).', 'observed'],
    ['resolution_height', 'integer', 'Height of the screen in pixels (Windows Virtual PC).', 'observed'],
    ['resolution_width', 'integer', 'Width of the screen in pixels (Windows Virtual PC).', 'observed'],
    ['onclose_showmessage', 'boolean', 'Whether closing the window asks (Windows Virtual PC).', 'observed'],
    [
      'onclose_defaultaction',
      'string',
      'What closing the window does, "turnoff" for example (Windows Virtual PC).',
      'observed',
    ],
    [
      'auto_app_publish',
      'boolean',
      'Whether programs of the guest appear in the menu of the host (Windows Virtual PC).',
      'documented',
    ],
    [
      'seconds_to_save',
      'integer',
      'Seconds until an unused machine is saved (Windows Virtual PC).',
      'documented',
    ],
  ],
};
