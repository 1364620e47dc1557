import {announce, byId, clearErrors, element, fillSelect, showError, table} from './dom.js';
import {significant} from './format.js';
import {Refusal, Work} from './jobs.js';
import * as charts from './charts.js';
import * as state from './state.js';

let work;
let shown = '';

/** Fills the controls. */
export function prepare(forms) {
  work = new Work(byId('signal-panel'), 'Signal experiment');
  fillSelect(byId('activation'), forms.activations);
  byId('compare-fields').replaceChildren(...forms.initializers.filter((form) => form.isRandom).map((form) =>
    element('label', {}, element('input', {type: 'checkbox', value: form.name}), form.name)));
  byId('compare-fields').dataset.list = 'compare';
  state.setDefault('depth', '30');
  state.setDefault('width', '128');
  state.setDefault('activation', 'relu');
  state.setDefault('compare', 'glorot_uniform,he_normal,orthogonal');
}

const isNeeded = (name) => !name.startsWith('model') && !['weight', 'shape', 'dtype'].includes(name);

/** Shows what the controls say, if it is not shown yet. */
export async function update() {
  const query = state.query(isNeeded);
  if (query === shown) {
    return;
  }
  shown = query;
  clearErrors(byId('signal-form'));
  try {
    const answers = await work.start('signal', query);
    if (answers) {
      byId('signal').classList.remove('stale');
      show(answers);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    if (query === shown) {
      byId('signal').classList.add('stale');
      showError(error.message, error.field, byId('signal-form'));
    }
  }
}

/** Asks again even for the same. */
export function forget() {
  shown = '';
}

function show(answers) {
  const lines = answers.filter((answer) => answer.layers);
  byId('signal-note').textContent = answers.filter((answer) => answer.refusal)
    .map((answer) => `${answer.label}: ${answer.refusal}`).join(' ');
  if (!lines.length) {
    charts.clear(byId('forward'));
    charts.clear(byId('backward'));
    byId('signal-table').replaceChildren();
    return;
  }
  const points = (line, part) => line.layers.map((layer) => ({x: layer.number, y: layer[part]}));
  for (const [id, part, name] of [['forward', 'variance', 'activations'], ['backward', 'gradientVariance', 'gradients']]) {
    charts.variances(byId(id), `Variance of the ${name} by layer. ${sentence(lines, part)}`,
      lines.map((line) => ({label: line.label, data: points(line, part)})));
  }
  const layers = lines[0].layers;
  byId('signal-table').replaceChildren(
    table('Variance of the activations', ['layer', ...lines.map((line) => line.label)],
      layers.map((layer, i) => [String(layer.number), ...lines.map((line) => significant(line.layers[i].variance, 4))])),
    table('Variance of the gradients', ['layer', ...lines.map((line) => line.label)],
      layers.map((layer, i) => [String(layer.number), ...lines.map((line) => significant(line.layers[i].gradientVariance, 4))])));
  announce(`Signal experiment: ${sentence(lines, 'variance')}`);
}

function sentence(lines, part) {
  return lines.map((line) =>
    `${line.label} from ${significant(line.layers[0][part], 3)} to ${significant(line.layers.at(-1)[part], 3)}`).join('; ') + '.';
}
