import {announce, byId, clearErrors, element, fillFacts, fillSelect, showError} from './dom.js';
import {significant} from './format.js';
import {Refusal, Work, ask} from './jobs.js';
import {Measures} from './measures.js';
import * as charts from './charts.js';
import * as state from './state.js';

let forms;
let measures;
let backends;
let shown = '';
let lastInitializer = '';

const FORM = 'values-form';

/** Fills the controls. */
export function prepare(offered) {
  forms = offered;
  measures = new Measures('', {values: 'values', spectrum: 'spectrum'});
  backends = new Work(byId('backends-panel'), 'Values made on the four backends');
  fillSelect(byId('initializer'), forms.initializers.map((form) => form.name));
  fillSelect(byId('dtype'), forms.dtypes);
  fillSelect(byId('backend'), forms.backends);
  state.setDefault('initializer', 'he_normal');
  state.setDefault('shape', '256,256');
  state.setDefault('dtype', forms.dtypes[0]);
  state.setDefault('backend', forms.backends[0]);
  state.setDefault('seed', '42');
  byId('draw-seed').addEventListener('click', () => {
    byId('seed').value = crypto.getRandomValues(new Uint32Array(1))[0];
    byId('seed').dispatchEvent(new Event('change', {bubbles: true}));
  });
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', () => copy(button));
  }
}

const chosen = () => forms.initializers.find((form) => form.name === byId('initializer').value);

/** The controls of the initializer that the address names, before the others are set. */
export function prepareArguments() {
  const name = state.inAddress('initializer');
  byId('initializer').value = name;
  if (chosen()) {
    fillArguments(chosen());
  } else {
    byId('argument-fields').replaceChildren();
    byId('arguments').hidden = true;
  }
  lastInitializer = name;
}

/** Another initializer has other arguments, and may need another shape. */
export function onInitializer() {
  const before = forms.initializers.find((form) => form.name === lastInitializer);
  const form = chosen();
  if (!form) {
    return;
  }
  const shape = byId('shape').value.replaceAll(' ', '');
  const rank = shape.split(/[,x×]/).filter((dimension) => dimension).length;
  if (shape === before?.shape || (form.rank && form.rank !== rank)) {
    byId('shape').value = form.shape;
  }
  fillArguments(form);
  lastInitializer = form.name;
}

function fillArguments(form) {
  byId('arguments').hidden = form.arguments.length === 0;
  byId('seed-field').hidden = !form.isRandom;
  byId('argument-fields').replaceChildren(...form.arguments.map((argument) => {
    const id = `argument-${argument.name}`;
    const control = argument.choices.length
      ? element('select', {id, name: argument.name})
      : element('input', {id, name: argument.name, type: 'text', spellcheck: 'false',
        placeholder: argument.kind === 'AXES' ? 'as in Keras' : argument.ifBlank});
    if (argument.choices.length) {
      fillSelect(control, argument.choices);
    }
    control.value = argument.ifBlank;
    state.setDefault(argument.name, argument.ifBlank);
    const isLong = argument.choices.some((choice) => choice.length > 12);
    return element('div', {class: isLong ? 'field long' : 'field'}, element('label', {for: id}, argument.name), control);
  }));
}

const ours = (name) => document.querySelector(`#${FORM} [name="${CSS.escape(name)}"]`) !== null;

/** Shows what the controls say, if it is not shown yet. */
export async function update() {
  const query = state.query(ours);
  if (query === shown) {
    return;
  }
  shown = query;
  const form = byId(FORM);
  clearErrors(form);
  measures.end();
  backends.end();
  try {
    const lines = await ask(`/api/lines?${query}`);
    if (query !== shown) {
      return;
    }
    byId('java-line').textContent = lines.java;
    byId('python-line').textContent = lines.python;
    fresh(true);
    const tensor = await measures.show(query, byId('initializer').value);
    if (tensor) {
      await Promise.all([showBackends(query), measures.showSpectrum(query)]);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    if (query === shown) {
      fresh(false);
      showError(error.message, error.field, form);
    }
  }
}

/** What is shown is not what the controls say. */
function fresh(isFresh) {
  byId('values').classList.toggle('stale', !isFresh);
}

/** Asks again even for the same. */
export function forget() {
  shown = '';
}

async function showBackends(query) {
  const views = await backends.start('backends', query);
  if (!views) {
    return;
  }
  const cards = views.map((view) => view.tensor ? card(view) : refusal(view));
  byId('backends').replaceChildren(...cards);
  views.forEach((view, i) => {
    if (view.tensor) {
      charts.histogram(cards[i].querySelector('canvas'), view.tensor, {small: true, series: i});
    }
  });
}

function card(view) {
  const facts = element('dl', {class: 'facts'});
  fillFacts(facts, [
    ['dtype', view.tensor.dtype],
    ['mean', significant(view.tensor.mean)],
    ['stddev', significant(view.tensor.stddev)],
    ['min', significant(view.tensor.min)],
    ['max', significant(view.tensor.max)],
    ...view.tensor.firstValues.map((value, i) => [`value ${i}`, significant(value, 8)]),
  ]);
  const isChosen = view.backend === byId('backend').value;
  return element('article', {class: isChosen ? 'card chosen' : 'card', 'data-backend': view.backend},
    element('h4', {}, view.backend, isChosen ? element('span', {class: 'tag'}, 'chosen') : null),
    element('div', {class: 'chart small'}, element('canvas')),
    facts);
}

function refusal(view) {
  return element('article', {class: 'card', 'data-backend': view.backend},
    element('h4', {}, view.backend), element('p', {class: 'note'}, view.refusal));
}

async function copy(button) {
  const text = byId(button.dataset.copy).textContent;
  const label = button.firstChild;
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copied';
    announce('Copied.');
  } catch {
    getSelection().selectAllChildren(byId(button.dataset.copy));
    label.textContent = 'Selected';
    announce('The browser does not let this page copy; the text is selected.');
  }
  setTimeout(() => {
    label.textContent = 'Copy';
  }, 1500);
}
