// Which hearts are full: asked once a page, and only where a cookie says that something is on the list.
let asked;

const ask = async () => {
  const answer = await fetch('/wishlist/products').catch(() => null);
  return new Set(answer?.ok ? await answer.json() : []);
};

export async function mark() {
  const wished = await (asked ??= ask());
  for (const form of document.querySelectorAll('form[data-heart]')) {
    const { remove } = form.elements;
    // What the shop has drawn itself is newer than what was asked.
    if ('known' in form.dataset) wished[remove.value === 'true' ? 'add' : 'delete'](form.dataset.heart);
    remove.value = String(wished.has(form.dataset.heart));
    form.querySelector('button').setAttribute('aria-pressed', remove.value);
  }
}

// A page that comes back out of the browser's memory asks anew.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  asked = undefined;
  document.querySelectorAll('form[data-heart]').forEach(form => delete form.dataset.known);
  mark();
});
