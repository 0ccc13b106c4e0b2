// What the model found: components, their categories, its versions, and how many components there should be.

import {get, path, query} from './api.js';
import {chart} from './charts.js';
import {card, escape, h, message, number, pending} from './dom.js';

export function model() {
  const place = h('div');
  const show = key => place.replaceChildren(
    h('div', {class: 'columns'},
      wide(card('What each component is made of', pending(get(path`v1/models/${key}`), heat))),
      card('Categories', pending(get('v1/categories' + query({model: key})), categories)),
      card('How many components?', pending(get('v1/elbow' + query({model: key})), elbow, 'Fitting every number of components; this takes some seconds …')),
      wide(card('Versions', pending(get('v1/models'), ({models}) => versions(models, key.split('@')[0]))))));
  return [
    h('h1', {}, 'The model'),
    pending(get('v1/models'), ({models}) => {
      const names = [...new Set(models.map(one => one.name))];
      if (names.length === 0) return message('No model yet: it comes with the first tracks.');
      const answering = models.find(one => one.answers && one.default)?.name ?? (names.includes('tuned') ? 'tuned' : names[0]);
      show(answering);
      return h('div', {class: 'bar'}, h('label', {}, 'Model',
        h('select', {change: event => show(event.target.value)},
          names.map(name => h('option', {value: name, selected: name === answering}, name)))));
    }),
    place,
  ];
}

const wide = element => {
  element.classList.add('wide');
  return element;
};
const label = component => component.label ?? component.alias ?? component.name;

function heat(model) {
  const features = model.features.map(one => one.feature);
  const rows = model.components;
  const cells = rows.flatMap((component, y) => {
    const weights = features.map(feature => component.weights[feature]);
    const most = Math.max(...weights, 1e-12);
    return weights.map((weight, x) => [x, y, weight / most, weight]);
  });
  return [
    h('p', {class: 'soft small'}, `Version ${model.version}, relative error ${model.relative_error.toFixed(4)} on ${model.sample_size.toLocaleString('en')} of ${model.tracks.toLocaleString('en')} tracks. Each row is brightest at its strongest feature.`),
    chart('Weight of each feature in each component', () => ({
      grid: {left: 24, right: 8, top: 8, bottom: 16, containLabel: true},
      tooltip: {formatter: ({value: [x, y, , weight]}) => `${escape(label(rows[y]))}<br>${escape(features[x])}: ${number(weight)}`},
      xAxis: {type: 'category', data: features, axisLabel: {rotate: 45, interval: 0}, splitLine: {show: false}},
      yAxis: {type: 'category', data: rows.map(label), inverse: true, splitLine: {show: false}},
      visualMap: {show: false, min: 0, max: 1, dimension: 2, inRange: {color: ['rgba(120,110,240,0.04)', '#5b4bdb']}},
      series: [{type: 'heatmap', data: cells}],
    })),
  ];
}

function categories(answer) {
  const sorted = [...answer.categories].sort((a, b) => b.tracks - a.tracks);
  return h('div', {class: 'scroll'}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, 'Category'), h('th', {class: 'number'}, 'Tracks'), h('th', {}, 'Purest'))),
    h('tbody', {}, sorted.map(one => h('tr', {},
      h('td', {}, label(one)),
      h('td', {class: 'number'}, one.tracks.toLocaleString('en')),
      h('td', {}, one.exemplars.slice(0, 2).map((track, i) => [i > 0 ? ', ' : '',
        h('a', {href: '#/track/' + encodeURIComponent(track.id)}, track.title ?? track.id)])))))));
}

function elbow(answer) {
  if (answer.points.length === 0) return message(answer.sentence);
  return [
    h('p', {}, answer.sentence),
    chart('Error, bound and stability by number of components', () => ({
      grid: {left: 8, right: 8, top: 40, bottom: 8, containLabel: true},
      legend: {top: 0},
      tooltip: {trigger: 'axis', valueFormatter: number},
      xAxis: {type: 'category', data: answer.points.map(point => point.components), name: 'k', nameGap: 4},
      yAxis: {type: 'value', min: 0, max: 1},
      series: [
        line('relative error', answer.points.map(point => point.relative_error), answer),
        line('SVD bound', answer.points.map(point => point.svd_bound)),
        line('R²', answer.points.map(point => point.r2)),
        line('stability', answer.points.map(point => point.stability)),
      ],
    })),
  ];
}

const line = (name, data, answer) => ({
  name, data, type: 'line', symbolSize: 5,
  markLine: answer && {silent: true, symbol: 'none', label: {show: false},
    data: [{xAxis: answer.points.findIndex(point => point.components === answer.recommended)}]},
});

function versions(models, name) {
  const kept = models.filter(one => one.name === name && one.state !== 'candidate')
    .filter((one, i, all) => all.findIndex(other => other.version === one.version) === i)
    .sort((a, b) => a.version - b.version);
  return [
    kept.length > 1 && chart('Relative error of each version', () => ({
      grid: {left: 8, right: 16, top: 16, bottom: 8, containLabel: true},
      tooltip: {trigger: 'axis', valueFormatter: number},
      xAxis: {type: 'category', data: kept.map(one => 'v' + one.version)},
      yAxis: {type: 'value', scale: true},
      series: [{name: 'relative error', type: 'line', step: 'end', data: kept.map(one => one.relative_error)}],
    })),
    h('div', {class: 'scroll'}, h('table', {},
      h('thead', {}, h('tr', {}, ['Version', 'When', 'Tracks', 'Error', 'Why'].map(title => h('th', {}, title)))),
      h('tbody', {}, [...kept].reverse().map(one => h('tr', {},
        h('td', {}, String(one.version), one.answers ? ' ●' : ''),
        h('td', {}, new Date(one.created_at).toLocaleString()),
        h('td', {class: 'number'}, one.tracks.toLocaleString('en')),
        h('td', {class: 'number'}, one.relative_error.toFixed(4)),
        h('td', {}, one.reason)))))),
  ].filter(Boolean);
}
