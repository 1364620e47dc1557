import {announce, byId, clearErrors, element, fillSelect, showError} from './dom.js';
import {count, counted} from './format.js';
import {Refusal, ask} from './jobs.js';
import {Measures} from './measures.js';
import * as state from './state.js';

/** More are shown on demand. */
const MOST_PLACES = 6;

let measures;
let changed;
let model = null;
let shownModel = '';
let shownWeight = '';
let loads = 0;

/** Fills the controls. */
export function prepare(forms, onChange) {
  measures = new Measures('weight-', {values: 'weight', spectrum: 'weight-spectrum'});
  changed = onChange;
  fillSelect(byId('model-backend'), forms.backends);
  state.setDefault('model-backend', forms.backends[0]);
  state.setDefault('model-values', 'initial');
  state.setDefault('model-seed', '42');
  byId('model-file').addEventListener('change', (event) => {
    event.stopPropagation();
    if (event.target.files.length) {
      load(event.target.files[0]);
    }
  });
  const drop = byId('model');
  for (const type of ['dragenter', 'dragover']) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      byId('drop').classList.add('over');
    });
  }
  drop.addEventListener('dragleave', (event) => {
    if (!drop.contains(event.relatedTarget)) {
      byId('drop').classList.remove('over');
    }
  });
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    byId('drop').classList.remove('over');
    if (event.dataTransfer.files.length) {
      load(event.dataTransfer.files[0]);
    }
  });
  byId('previous-weight').addEventListener('click', () => step(-1));
  byId('next-weight').addEventListener('click', () => step(1));
  byId('weights').addEventListener('keydown', walk);
}

async function load(file) {
  const run = ++loads;
  clearErrors(byId('model-form'));
  byId('model-panel').setAttribute('aria-busy', 'true');
  announce(`Loading ${file.name}.`);
  try {
    const seed = new URLSearchParams({name: file.name, 'model-seed': byId('model-seed').value});
    const loaded = await ask(`/api/models?${seed}`, {method: 'POST', body: file});
    if (run !== loads) {
      return; // another file was chosen meanwhile
    }
    byId('model-id').value = loaded.id;
    byId('weight').value = '';
    byId('model-values').value = loaded.hasValues ? 'stored' : 'initial';
    shownModel = '';
    changed();
  } catch (error) {
    if (run === loads) {
      refused(error);
    }
  } finally {
    if (run === loads) {
      byId('model-panel').removeAttribute('aria-busy');
    }
  }
}

function refused(error) {
  if (!(error instanceof Refusal)) {
    throw error;
  }
  showError(error.message, error.field ?? 'model-file', byId('model-form'));
}

/** Shows what the controls say, if it is not shown yet. */
export async function update() {
  clearErrors(byId('model-form'));
  try {
    await updateModel();
    await updateWeight();
    byId('model').classList.remove('stale');
  } catch (error) {
    byId('model').classList.add('stale');
    refused(error);
  }
}

/** Asks again even for the same. */
export function forget() {
  shownModel = '';
  shownWeight = '';
}

async function updateModel() {
  const id = byId('model-id').value;
  const query = state.query((name) => name === 'model-seed');
  const wanted = id && `${id}?${query}`;
  if (wanted === shownModel) {
    return;
  }
  shownModel = wanted;
  try {
    const found = id ? await ask(`/api/models/${wanted}`) : null;
    if (wanted !== shownModel) {
      return;
    }
    model = found;
  } catch (error) {
    if (wanted !== shownModel) {
      return;
    }
    shownModel = ''; // it is not shown: the next time it is asked again
    throw error;
  }
  byId('model-details').hidden = !model;
  if (model) {
    showModel();
  } else {
    byId('model-panel-title').textContent = 'No model yet';
    byId('model-summary').textContent = 'Choose a file that model.save("model.keras") or model.to_json() made: its weights and what there is to say about them come here.';
  }
}

function showModel() {
  byId('model-panel-title').textContent = `${model.name} (${model.className})`;
  byId('model-summary').textContent =
    `${model.fileName}: ${counted(model.weights.length, 'weight')}, ${counted(model.parameters, 'parameter')}, `
    + (model.hasValues ? 'with values.' : 'without values.');
  byId('model-values').querySelector('[value=stored]').disabled = !model.hasValues;
  byId('findings-title').textContent = counted(model.findings.length, 'finding').replace(/^0 /, 'No ');
  byId('findings').replaceChildren(...model.findings.map(finding));
  byId('weights').replaceChildren(
    element('thead', {}, element('tr', {}, ...['Weight', 'Shape', 'Initializer', 'Parameters', 'Fan in, out'].map((head) =>
      element('th', {scope: 'col'}, head)))),
    element('tbody', {}, ...model.weights.map(row)));
  announce(`${model.fileName}: ${counted(model.weights.length, 'weight')}, ${counted(model.findings.length, 'finding')}.`);
}

function row(weight) {
  const button = element('button', {type: 'button', class: 'link', 'data-weight': weight.index}, weight.path);
  button.addEventListener('click', () => choose(weight.index));
  const isDrawn = weight.seed && weight.initializer.includes('seed=None');
  return element('tr', {},
    element('th', {scope: 'row'}, button),
    element('td', {}, weight.shape),
    element('td', {}, weight.initializer, isDrawn ? element('span', {class: 'note'}, ` seed ${weight.seed}`) : null),
    element('td', {}, count(weight.parameters)),
    element('td', {}, `${count(weight.fanIn)}, ${count(weight.fanOut)}`));
}

function finding(found) {
  const places = found.places.map((place) => {
    const content = place.weight === null ? place.path : element('button', {type: 'button', class: 'link'}, place.path);
    if (place.weight !== null) {
      content.addEventListener('click', () => choose(place.weight));
    }
    return element('li', {}, content, place.detail ? ` ${place.detail}` : '');
  });
  return element('li', {class: `finding ${found.severity}`},
    element('p', {}, element('span', {class: 'tag'}, found.severity), ' ', element('strong', {}, found.what)),
    element('p', {}, found.why, ' ', element('cite', {}, found.reference)),
    element('p', {}, element('strong', {}, 'Instead: '), found.instead),
    element('ul', {class: 'places'}, ...places.slice(0, MOST_PLACES)),
    places.length > MOST_PLACES
      ? element('details', {class: 'numbers'},
        element('summary', {}, `${places.length - MOST_PLACES} more`),
        element('ul', {class: 'places'}, ...places.slice(MOST_PLACES)))
      : null);
}

async function choose(index) {
  byId('weight').value = String(index);
  await changed();
  byId('weight-panel').scrollIntoView({block: 'nearest'});
}

function step(by) {
  const index = Number(byId('weight').value || 0) + by;
  if (index >= 0 && index < model.weights.length) {
    choose(index);
  }
}

/** The arrow keys go from row to row. */
function walk(event) {
  const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
  const place = event.target.closest('[data-weight]');
  if (by && place) {
    event.preventDefault();
    byId('weights').querySelector(`[data-weight="${Number(place.dataset.weight) + by}"]`)?.focus();
  }
}

const isNeeded = (name) => name.startsWith('model') || name === 'weight';

async function updateWeight() {
  const chosen = model && byId('weight').value !== '' ? model.weights[Number(byId('weight').value)] : null;
  for (const id of ['weight-panel', 'weight-statistics-panel', 'weight-spectrum-panel']) {
    byId(id).hidden = !chosen;
  }
  for (const button of document.querySelectorAll('[data-weight]')) {
    if (chosen && Number(button.dataset.weight) === chosen.index) {
      button.setAttribute('aria-current', 'true');
    } else {
      button.removeAttribute('aria-current');
    }
  }
  const query = chosen ? state.query(isNeeded) : '';
  if (query === shownWeight) {
    return;
  }
  shownWeight = query;
  measures.end();
  if (!chosen) {
    return;
  }
  byId('weight-title').textContent = chosen.path;
  byId('weight-place').textContent = `${chosen.index + 1} of ${model.weights.length}`;
  byId('previous-weight').disabled = chosen.index === 0;
  byId('next-weight').disabled = chosen.index === model.weights.length - 1;
  try {
    if (await measures.show(query, chosen.path)) {
      await measures.showSpectrum(query);
    }
  } catch (error) {
    if (query !== shownWeight) {
      return;
    }
    shownWeight = '';
    throw error;
  }
}
