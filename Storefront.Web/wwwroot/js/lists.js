// Lists with filters, and search results.
const find = selector => document.querySelector(selector);
const hideButton = () => { const button = find('#filter-form [data-needless]'); if (button) button.hidden = true; };
let wereOpen = false;

hideButton();
document.addEventListener('htmx:before:swap', () => { wereOpen = !!find('#filters')?.open; });
document.addEventListener('htmx:after:swap', () => {
  // On a phone the filters stay open while the list is swapped.
  const filters = find('#filters');
  if (filters) filters.open ||= wereOpen;
  // What had the focus went with the filter that it took back.
  if (document.activeElement === document.body) find('#list-total')?.focus();
  hideButton();
});

// That a product was opened from a search's results is counted; who opened it is not told.
document.addEventListener('click', event => {
  const question = event.target.closest('.product-card a') && event.target.closest('[data-question]')?.dataset.question;
  if (question) navigator.sendBeacon('/search?handler=Click', new URLSearchParams({ q: question }));
});
