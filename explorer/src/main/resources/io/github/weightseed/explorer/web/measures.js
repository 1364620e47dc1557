import {announce, byId, element, fillFacts, table} from './dom.js';
import {count, counted, significant} from './format.js';
import {Refusal, Work} from './jobs.js';
import * as charts from './charts.js';

const MOST_ROWS = 200;

/** The histogram, the statistics and the spectrum of one tensor, wherever on the page. */
export class Measures {
  /** @param prefix what the ids of its elements start with: "" or "weight-" */
  constructor(prefix, kinds) {
    this.at = (id) => byId(prefix + id);
    this.kinds = kinds;
    this.values = new Work(this.panel(prefix ? 'weight-panel' : 'histogram-panel'), 'Values made');
    this.singular = new Work(this.at('spectrum-panel'), 'Singular values');
  }

  panel(id) {
    return byId(id);
  }

  /** Asks for the values and shows them; gives what came, or null when it was ended. */
  async show(query, describe) {
    this.singular.end();
    const result = await this.values.start(this.kinds.values, query);
    if (!result) {
      return null;
    }
    const tensor = result.tensor ?? result;
    charts.histogram(this.at('histogram'), tensor);
    this.at('histogram-table').replaceChildren(histogramTable(tensor));
    fillFacts(this.at('statistics'), facts(tensor));
    announce(`${describe}: ${counted(tensor.size, 'value')}, mean ${significant(tensor.mean)}, standard deviation ${significant(tensor.stddev)}.`);
    return tensor;
  }

  /** Asks for the singular values and shows them, or why there are none. */
  async showSpectrum(query) {
    const canvas = this.at('spectrum');
    const note = this.at('spectrum-note');
    const details = this.at('spectrum-table').closest('details');
    try {
      const result = await this.singular.start(this.kinds.spectrum, query);
      if (!result) {
        return;
      }
      canvas.parentElement.hidden = false;
      details.hidden = false;
      note.textContent = spectrumNote(result);
      charts.spectrum(canvas, result);
      this.at('spectrum-table').replaceChildren(spectrumTable(result));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      charts.clear(canvas);
      canvas.parentElement.hidden = true;
      details.hidden = true;
      note.textContent = error.message;
    }
  }

  /** Ends what runs. */
  end() {
    this.values.end();
    this.singular.end();
  }
}

function spectrumNote(result) {
  const condition = Number(result.condition);
  return `A matrix of ${count(result.rows)} × ${count(result.columns)}; `
    + `largest ${significant(result.values[0])}, smallest ${significant(result.values.at(-1))}, `
    + `condition number ${significant(condition, 4)}.`;
}

/** The rows of the statistics. */
export function facts(tensor) {
  const expected = (value) => value === null ? null : element('span', {}, `expected ${significant(value)}`);
  const rows = [
    ['shape', tensor.shape, element('span', {}, counted(tensor.size, 'value'))],
    ['dtype', tensor.dtype, element('span', {}, tensor.bytes)],
    ['fan in', count(tensor.fanIn)],
    ['fan out', count(tensor.fanOut)],
    ['mean', significant(tensor.mean), expected(tensor.expectedMean)],
    ['stddev', significant(tensor.stddev), expected(tensor.expectedStddev)],
    ['min', significant(tensor.min)],
    ['max', significant(tensor.max)],
    ['first values', ...tensor.firstValues.flatMap((value) => [significant(value, 8), element('br')])],
  ];
  if (tensor.histogram.outside > 0) {
    rows.push(['not finite', counted(tensor.histogram.outside, 'value')]);
  }
  return rows;
}

function histogramTable(tensor) {
  const {edges, counts, densities} = tensor.histogram;
  return table('Histogram', ['from', 'to', 'values', 'density'], counts.map((number, i) =>
    [significant(edges[i]), significant(edges[i + 1]), count(number), significant(densities[i])]));
}

function spectrumTable(result) {
  const step = Math.ceil(result.values.length / MOST_ROWS);
  const shown = result.values.map((value, i) => [String(i + 1), significant(value, 8)])
    .filter((row, i) => i % step === 0 || i === result.values.length - 1);
  return table('Singular values', ['rank', 'singular value'], shown);
}
