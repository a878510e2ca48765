// Suggestions below the search box: the focus stays in the box, the arrow keys move through the links (the combobox pattern of the ARIA guide).
const box = document.querySelector('#search');
const offered = document.querySelector('#suggestions');
const status = document.querySelector('#status');
const options = () => [...offered.querySelectorAll('[role=option]')];

function choose(option) {
  options().forEach(each => each.setAttribute('aria-selected', each === option));
  if (option) box.setAttribute('aria-activedescendant', option.id); else box.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function offer(isOpen) {
  offered.hidden = !isOpen;
  box.setAttribute('aria-expanded', isOpen);
  choose(null);
}

box.setAttribute('role', 'combobox');
box.setAttribute('aria-autocomplete', 'list');
box.setAttribute('aria-controls', 'suggestions');
box.setAttribute('aria-expanded', 'false');
offered.setAttribute('role', 'listbox');
offered.setAttribute('aria-label', box.labels[0].textContent);

let shown = '';
document.addEventListener('htmx:after:swap', () => {
  if (offered.innerHTML === shown) return;
  shown = offered.innerHTML;
  const all = options();
  all.forEach((option, at) => { option.id = `suggestion-${at}`; });
  offer(all.length > 0 && document.activeElement === box);
  if (!offered.hidden) status.textContent = offered.querySelector('[data-count]').dataset.count;
});

box.addEventListener('keydown', event => {
  const all = options();
  const at = all.findIndex(option => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Escape' && !offered.hidden) {
    event.preventDefault();
    offer(false);
  } else if (event.key === 'Enter' && at >= 0 && !offered.hidden) {
    event.preventDefault();
    all[at].click();
  } else if (all.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    if (offered.hidden) offer(true);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    choose(next < -1 ? all.at(-1) : all[next] ?? null);
  }
});

for (const away of ['focusin', 'click'])
  document.addEventListener(away, event => { if (!event.target.closest('[role=search]')) offer(false); });
