// A font menu in the toolbar: reads and writes the shared state `format.fontFamily`, which the editor follows and the workbench keeps.
import {STATE_KEYS, useStateValue} from 'plugyard';

const FONTS = [
  {label: 'System mono', value: 'ui-monospace, monospace'},
  {label: 'Sans', value: 'system-ui, sans-serif'},
  {label: 'Serif', value: 'Georgia, serif'},
  {label: 'Typewriter', value: '"Courier New", monospace'},
];

export function activate() {}

/** @param {{context: import('plugyard').Context}} props */
export function FontSelector({context}) {
  const family = useStateValue(context, STATE_KEYS.FONT_FAMILY) ?? FONTS[0].value;
  const known = FONTS.some(font => font.value === family);
  return context.nodes.select({
    label: 'Font',
    value: family,
    options: known ? FONTS : [...FONTS, {label: 'Other', value: family}],
    onChange: value => context.state.set(STATE_KEYS.FONT_FAMILY, value),
  });
}
