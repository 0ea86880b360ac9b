/** The settings of the widget: what is saved, and on top of it what the editor shows as a preview. */

const DEFAULTS = {
  __proto__: null,
  primary_color: '#2563eb',
  secondary_color: '#64748b',
  text_color: '#ffffff',
  background_color: '#ffffff',
  border_radius: 12,
  company_name: '',
  company_logo: '',
  welcome_message: '',
  placeholder_text: '',
  position: 'bottom-right',
  auto_open: false,
  show_typing_indicator: true,
};

function fits(name, value) {
  if (typeof value !== typeof DEFAULTS[name]) return false;
  if (name.endsWith('color')) return /^#[0-9a-f]{6}$/i.test(value);
  if (name === 'border_radius') return value >= 0 && value <= 50;
  return name !== 'position' || /^(bottom|top)-(right|left)$/.test(value);
}

/** What of `input`, from the wire or the editor, can be shown. */
const usable = (input) => Object.fromEntries(Object.entries(Object(input))
  .map(([name, value]) => [name, value ?? '']).filter(([name, value]) => fits(name, value)));

let saved = {};
let preview = {};

export const current = () => ({ ...DEFAULTS, ...usable(saved), ...preview });
export const savedSettings = () => ({ ...saved });
export const setPreview = (settings) => { preview = usable(settings); };

/** Whether that is news. */
export function setSaved(settings) {
  const changed = JSON.stringify(settings) !== JSON.stringify(saved);
  saved = settings;
  return changed;
}
