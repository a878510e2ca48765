// The gallery of a product: a thumbnail slides its picture in; a picture opens large.
const find = (selector, within = document) => within.querySelector(selector);

document.addEventListener('click', event => {
  const thumbnail = event.target.closest('[data-thumbnail]');
  const picture = thumbnail && document.getElementById(thumbnail.hash.slice(1));
  if (picture) {
    event.preventDefault();
    picture.parentElement.scrollTo({ left: picture.offsetLeft - picture.parentElement.offsetLeft });
    document.querySelectorAll('[data-thumbnail]').forEach(other => other.toggleAttribute('aria-current', other === thumbnail));
  }
  const zoomed = event.target.closest('[data-zoom]');
  const dialog = zoomed && find('#zoom');
  if (dialog) {
    event.preventDefault();
    const shown = find('img', dialog);
    shown.src = zoomed.href;
    shown.alt = find('img', zoomed).alt;
    dialog.showModal();
  }
  if (event.target.matches('dialog')) event.target.close();
});
