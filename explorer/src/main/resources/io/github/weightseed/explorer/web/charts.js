/* global Chart */
import {count, significant} from './format.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const drawn = new Map();

/** The colours of Okabe and Ito, which people with any colour vision tell apart; see style.css. */
const SERIES = 8;
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 2], [12, 4], [6, 2, 2, 2]];
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star', 'crossRot', 'rectRounded'];

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Draws a chart in place of the last one in this canvas; again when light turns to dark. */
function draw(canvas, label, configuration) {
  drawn.get(canvas)?.chart.destroy();
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  drawn.set(canvas, {chart: new Chart(canvas, configuration()), configuration});
}

/** Takes a chart away. */
export function clear(canvas) {
  drawn.get(canvas)?.chart.destroy();
  drawn.delete(canvas);
  canvas.removeAttribute('aria-label');
  canvas.removeAttribute('role');
}

dark.addEventListener('change', () => {
  for (const [canvas, entry] of drawn) {
    entry.chart.destroy();
    entry.chart = new Chart(canvas, entry.configuration());
  }
});

function axis(title, {ticks = {}, grid = {}, ...more} = {}) {
  return {
    title: {display: Boolean(title), text: title, color: color('muted')},
    ticks: {color: color('muted'), maxRotation: 0, ...ticks},
    grid: {color: color('grid'), ...grid},
    border: {color: color('line')},
    ...more,
  };
}

function options(scales, {labels = {}, ...more} = {}) {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    scales,
    ...more,
    plugins: {
      legend: {
        display: true,
        position: 'bottom',
        labels: {color: color('text'), usePointStyle: true, boxHeight: 7, ...labels},
      },
      tooltip: {mode: 'nearest', intersect: false},
      ...more.plugins,
    },
  };
}

const tick = (value) => significant(value, 4);

/** The share of the values in each bin, or their density: as the distribution is told. */
function heights(tensor) {
  const {counts, densities} = tensor.histogram;
  return tensor.density?.masses.length
    ? {title: 'share of the values', of: counts.map((number) => number / tensor.size)}
    : {title: 'density', of: densities};
}

/** A histogram with the exact distribution over it. */
export function histogram(canvas, tensor, {small = false, series = 0} = {}) {
  const {edges, counts} = tensor.histogram;
  const {title, of} = heights(tensor);
  const bars = of.map((y, i) => ({x: (edges[i] + edges[i + 1]) / 2, y}));
  const density = tensor.density;
  const configuration = () => {
    const datasets = [];
    if (density?.curve.length) {
      datasets.push({
        type: 'line', label: `exact: ${density.name}`, data: density.curve, order: 0,
        borderColor: color('exact'), backgroundColor: color('exact'),
        borderWidth: small ? 1.5 : 2.5, pointRadius: 0, pointHitRadius: 0, pointStyle: 'line', tension: 0,
      });
    }
    if (density?.masses.length) {
      datasets.push({
        type: 'scatter', label: `exact: ${density.name}`, data: density.masses, order: 0,
        borderColor: color('exact'), backgroundColor: color('exact'),
        pointStyle: 'rectRot', radius: small ? 3 : 6, clip: 8,
      });
    }
    datasets.push({
      type: 'bar', label: 'values', data: bars, order: 1, pointStyle: 'rect',
      backgroundColor: color(`fill-${series}`), borderColor: color(`series-${series}`), borderWidth: 0,
      barPercentage: 1, categoryPercentage: 1, grouped: false,
    });
    const xs = density?.curve.length ? density.curve.map((point) => point.x) : [];
    return {
      data: {datasets},
      options: options({
        x: axis(small ? '' : 'value', {
          type: 'linear', offset: false, min: Math.min(edges[0], ...xs), max: Math.max(edges.at(-1), ...xs),
          ticks: {callback: tick, maxTicksLimit: small ? 3 : 9}, grid: {display: false},
        }),
        y: axis(small ? '' : title, {beginAtZero: true, display: !small, ticks: {callback: tick, maxTicksLimit: 6}}),
      }, {
        labels: {pointStyleWidth: 24},
        ...(small ? {events: []} : {}),
        plugins: {
          ...(small ? {legend: {display: false}} : {}),
          tooltip: {
            mode: 'nearest', axis: 'x', intersect: false, displayColors: false,
            filter: (item) => item.dataset.type === 'bar',
            callbacks: {
              title: ([item]) => item ? `${tick(edges[item.dataIndex])} to ${tick(edges[item.dataIndex + 1])}` : '',
              label: (item) => [`${count(counts[item.dataIndex])} values`, `${title} ${tick(item.raw.y)}`],
            },
          },
        },
      }),
    };
  };
  draw(canvas, histogramLabel(tensor), configuration);
}

function histogramLabel(tensor) {
  const exact = tensor.density ? `, with the exact distribution over it: ${tensor.density.name}` : '';
  return `Histogram of ${count(tensor.size)} values from ${tick(tensor.min)} to ${tick(tensor.max)}${exact}`;
}

/** Singular values by their rank. */
export function spectrum(canvas, result) {
  const data = result.values.map((y, i) => ({x: i + 1, y}));
  const few = data.length <= 40;
  draw(canvas, `Singular values of a matrix of ${result.rows} by ${result.columns}, from ${tick(result.values[0])} down to ${tick(result.values.at(-1))}`, () => ({
    type: 'line',
    data: {datasets: [{
      label: 'singular value', data, borderColor: color('series-0'), backgroundColor: color('series-0'),
      borderWidth: 2.5, pointRadius: few ? 3 : 0, pointHitRadius: 6, clip: 6, pointStyle: few ? 'circle' : 'line',
    }]},
    options: options({
      x: axis('rank', {type: 'linear', min: 1, max: Math.max(2, data.length), ticks: {precision: 0}, grid: {display: false}}),
      y: axis('singular value', {beginAtZero: true, ticks: {callback: tick, maxTicksLimit: 6}}),
    }, {plugins: {
      legend: {display: false},
      tooltip: {
        mode: 'nearest', axis: 'x', intersect: false, displayColors: false,
        callbacks: {title: ([item]) => `rank ${item.raw.x}`, label: (item) => significant(item.raw.y)},
      },
    }}),
  }));
}

/** What a logarithmic scale has a place for; NaN and infinite numbers come as text. */
function drawable(value) {
  const number = Number(value);
  return number > 0 && Number.isFinite(number) ? number : null;
}

/** Variances by layer, one line for each initializer; on a logarithmic scale. */
export function variances(canvas, label, lines) {
  const positive = lines.flatMap((line) => line.data.map((point) => drawable(point.y))).filter((y) => y !== null);
  draw(canvas, label, () => ({
    type: 'line',
    data: {datasets: lines.map((line, i) => ({
      label: line.label,
      data: line.data.map((point) => ({x: point.x, y: drawable(point.y)})),
      borderColor: color(`series-${i % SERIES}`), backgroundColor: color(`series-${i % SERIES}`),
      borderDash: DASHES[i % DASHES.length], pointStyle: POINTS[i % POINTS.length],
      borderWidth: 2.5, pointRadius: (context) => context.dataIndex % Math.ceil(line.data.length / 8) === 0 ? 4 : 0,
      pointHitRadius: 6, spanGaps: false, clip: 6,
    }))},
    options: options({
      x: axis('layer', {type: 'linear', min: 0, max: Math.max(1, ...lines.map((line) => line.data.length - 1)), ticks: {precision: 0}, grid: {display: false}}),
      y: axis('variance (logarithmic)', {
        type: 'logarithmic',
        ...(positive.length ? widened(Math.min(...positive), Math.max(...positive)) : {}),
        ticks: {callback: powerOfTen, maxTicksLimit: 8},
      }),
    }, {plugins: {
      tooltip: {
        mode: 'x', intersect: false,
        callbacks: {title: ([item]) => `layer ${item?.raw.x}`, label: (item) => ` ${item.dataset.label}: ${tick(item.raw.y)}`},
      },
    }}),
  }));
}

/** A range of at least a hundredfold, so that what stays the same looks so. */
function widened(low, high) {
  const middle = Math.sqrt(low * high);
  return {min: Math.min(low / 1.5, middle / 10), max: Math.max(high * 1.5, middle * 10)};
}

function powerOfTen(value) {
  const exponent = Math.log10(value);
  if (Math.abs(exponent - Math.round(exponent)) > 1e-9) {
    return null;
  }
  return Math.abs(exponent) < 3.5 ? tick(value) : `1e${Math.round(exponent)}`;
}
