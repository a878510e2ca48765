// The back office by keyboard: single letters, so they can be switched off (WCAG 2.1.4). Everything works without them.
const find = (selector, within = document) => within.querySelector(selector);
const remembered = 'admin-keys-off';

function isOff() {
  try { return localStorage.getItem(remembered) === '1'; } catch { return false; }
}

const isTyping = target => target.closest?.('input, textarea, select, [contenteditable], dialog') !== null;

function move(by) {
  const rows = [...document.querySelectorAll('[data-list] [data-row]')];
  if (!rows.length) return;
  const here = rows.findIndex(link => link === document.activeElement || link.closest('tr')?.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + by));
  rows[next].focus();
  rows[next].scrollIntoView({ block: 'nearest' });
}

const keys = {
  '/': () => find('[data-search]')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  '?': () => find('#keys-help')?.showModal(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
  // Escape leaves the search, so that the next letter is a command again.
  if (event.key === 'Escape' && event.target.matches?.('[data-search]')) event.target.blur();
  if (!Object.hasOwn(keys, event.key) || isTyping(event.target)) return;
  event.preventDefault();
  keys[event.key]();
});

// A column's box selects the rows below it.
document.addEventListener('change', event => {
  if (!event.target.matches('[data-select-all]')) return;
  for (const box of event.target.closest('table').querySelectorAll('tbody input[type=checkbox]')) box.checked = event.target.checked;
});

const menu = find('#admin-menu');
// Where the browser cannot be told to keep it open beside the page.
if (menu && matchMedia('(width >= 64rem)').matches && !CSS.supports('selector(::details-content)')) menu.open = true;

const offered = find('[data-keys-switch]');
if (offered) {
  const button = find('button', offered);
  const show = () => { button.textContent = isOff() ? button.dataset.off : button.dataset.on; };
  offered.hidden = false;
  show();
  button.addEventListener('click', () => {
    try { localStorage.setItem(remembered, isOff() ? '' : '1'); } catch { return; }
    show();
  });
}
