import {announce, byId, showError} from './dom.js';
import {Refusal, ask} from './jobs.js';
import * as model from './model.js';
import * as signal from './signal.js';
import * as state from './state.js';
import * as values from './values.js';

/** While somebody types, the page waits this long for the next key. */
const TYPING_MILLIS = 250;

let typing;

function update() {
  byId('alert').hidden = true;
  return Promise.all([values.update().then(signal.update), model.update()]);
}

/** Sets the controls to what the address says, and shows that. */
function restore() {
  values.prepareArguments();
  state.restore();
  return update();
}

/** A control was changed: the address says so, and the page shows it. */
function changed() {
  clearTimeout(typing);
  state.remember();
  return update();
}

function onInput(event) {
  if (!event.target.closest('form') || event.target.type === 'file') {
    return;
  }
  if (event.target.id === 'initializer') {
    values.onInitializer();
  }
  clearTimeout(typing);
  if (event.type === 'input' && event.target.type === 'text') {
    typing = setTimeout(changed, TYPING_MILLIS);
  } else {
    changed();
  }
}

async function start() {
  try {
    const forms = await ask('/api/forms');
    values.prepare(forms);
    signal.prepare(forms);
    model.prepare(forms, changed);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    showError(error.message);
    return;
  }
  for (const form of document.forms) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      changed();
    });
  }
  document.addEventListener('input', onInput);
  document.addEventListener('change', onInput);
  addEventListener('popstate', restore);
  document.addEventListener('again', () => {
    values.forget();
    signal.forget();
    model.forget();
    update();
  });
  announce('Ready.');
  await restore();
}

start();
