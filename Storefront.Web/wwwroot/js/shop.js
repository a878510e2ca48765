// The shop's own behaviour. Everything here makes better what works without it.
const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

function say(words) {
  const status = find('#status');
  // Emptied first, so that the same words are read out a second time.
  status.textContent = '';
  setTimeout(() => { status.textContent = words; }, 50);
}

// htmx: a request that failed shows a notice that can be tried again.
function showFailure() {
  const notices = find('#notices');
  notices.replaceChildren(find('#failure').content.cloneNode(true));
  find('a', notices).href = location.href;
  say(notices.textContent.trim());
}
document.addEventListener('htmx:error', showFailure);
document.addEventListener('htmx:response:error', event => {
  if (event.detail.ctx.response.status >= 500) showFailure();
});

// After a swap: focus goes to what asks for it, and what is new is announced.
document.addEventListener('htmx:after:swap', () => {
  const wanted = find('[data-focus]:not([data-focused])');
  if (wanted) {
    wanted.dataset.focused = '';
    wanted.focus();
  }
  const news = findAll('[data-announce]:not([data-announced])');
  for (const part of news) part.dataset.announced = '';
  if (news.length) say(news.map(part => part.dataset.announce).join(' '));
  prepare();
});
findAll('[data-announce]').forEach(part => { part.dataset.announced = ''; });
findAll('[data-focus]').forEach(part => { part.dataset.focused = ''; part.focus(); });

// Quantities: buttons that move the number.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-step]');
  if (!button) return;
  const input = find('input', button.parentElement);
  const before = input.value;
  if (button.dataset.step > 0) input.stepUp(); else input.stepDown();
  if (input.value !== before) input.dispatchEvent(new Event('change', { bubbles: true }));
});

// A form that must not be sent twice: its buttons rest once it is on its way, until the page is shown again.
const rest = (form, resting) => findAll('button', form).forEach(button => { button.disabled = resting; });
document.addEventListener('submit', event => {
  if (event.target.matches('[data-submit-once]')) setTimeout(() => rest(event.target, true));
});
addEventListener('pageshow', event => {
  if (event.persisted) findAll('[data-submit-once]').forEach(form => rest(form, false));
});

// The notice of what went into the cart goes away by its button or by Escape, and gives the focus back to the form.
function dismiss() {
  const notice = find('#cart-notice');
  if (!notice?.firstElementChild) return;
  const hadFocus = notice.contains(document.activeElement);
  notice.replaceChildren();
  if (hadFocus) find('#add-to-cart button[type=submit]')?.focus();
}
document.addEventListener('click', event => { if (event.target.closest('[data-dismiss]')) dismiss(); });

// What only some need comes when they do.
find('#search')?.addEventListener('focus', () => import('./suggestions.js'), { once: true });
if (find('#list')) import('./lists.js');
if (find('[data-zoom]')) import('./gallery.js');

// A menu that opened over the page closes by Escape and by a click elsewhere.
function closeMenus(except) {
  for (const menu of findAll('details[data-closes][open]')) if (menu !== except) menu.open = false;
}
document.addEventListener('click', event => closeMenus(event.target.closest('details[data-closes]')));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  dismiss();
  const menu = event.target.closest?.('details[data-closes][open]');
  closeMenus();
  if (menu) find('summary', menu).focus();
});

// The badges of cart and wishlist come from cookies that hold a number and nothing else.
const counted = cookie => Number(document.cookie.match(`(?:^|; )${cookie}=(\\d+)`)?.[1] ?? 0);
function showCounts() {
  for (const link of findAll('a[data-counted]')) {
    const count = counted(link.dataset.counted);
    const badge = find('[data-badge]', link);
    badge.hidden = count === 0;
    badge.textContent = count > 99 ? '99+' : String(count);
    link.setAttribute('aria-label', count === 1 ? link.dataset.one : count ? link.dataset.many.replace('{0}', count) : link.dataset.none);
  }
}
addEventListener('pageshow', showCounts);

// Which hearts are full is asked only by whoever has some.
let hasHearts = false;
function showHearts() {
  hasHearts ||= counted('shop-wish-count') > 0;
  if (hasHearts && find('[data-heart]')) import('./wishes.js').then(wishes => wishes.mark());
}

// The shopper's name comes as a fragment, and only where a cookie says that there is one.
async function showName() {
  if (!find('#account-link') || !/(?:^|; )shop-signed-in=1/.test(document.cookie)) return;
  const answer = await fetch('/account/name').catch(() => null);
  if (answer?.ok) find('#account-link').outerHTML = await answer.text();
}
showName();

// The bar at the foot of a phone's screen stands in for the form once that has been scrolled past: the margin makes all that is still to come count as seen.
const form = new IntersectionObserver(([{ isIntersecting }]) => {
  find('.sticky-bar')?.classList.toggle('is-shown', !isIntersecting);
}, { rootMargin: '0px 0px 1000000px 0px' });

function prepare() {
  findAll('[data-step]').forEach(button => { button.hidden = false; });
  findAll('[data-submit-on-change]').forEach(select => {
    select.onchange = () => select.form.requestSubmit();
    findAll('[data-needless]', select.form).forEach(button => { button.hidden = true; });
  });
  form.disconnect();
  const watched = find('[data-sticky-for]');
  if (watched) form.observe(watched);
  findAll('dialog[data-open]:not([open])').forEach(dialog => dialog.showModal());
  showCounts();
  showHearts();
}
prepare();
