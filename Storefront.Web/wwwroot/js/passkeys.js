// Passkeys: the browser's part. A form marked data-passkey asks the browser before it is sent, and sends along what the browser answers.
const forms = [...document.querySelectorAll('form[data-passkey]')];
const known = typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

// A browser asks one question at a time: whoever presses the button ends the silent one.
let asking;

async function ask(form, silent) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const answer = await fetch(form.dataset.options, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation: silent ? 'conditional' : 'optional', signal });
}

async function run(form, silent = false) {
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    const credential = await ask(form, silent);
    form.elements.namedItem('credential').value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    // Who lets the silent question rest, or presses the button meanwhile, has not failed.
    if (!silent && error.name !== 'AbortError') failed.hidden = false;
  }
}

if (known) {
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      run(form);
    });
  }
  // Passkeys stand among what the browser offers to fill into the address; not again where one has just failed.
  const offering = forms.find(form => 'autofill' in form.dataset);
  if (offering && await PublicKeyCredential.isConditionalMediationAvailable?.()) run(offering, true);
}
