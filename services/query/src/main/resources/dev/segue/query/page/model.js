// What the model found: components, their categories, its versions, and how many components there should be.

import {get, path, query, settled} from './api.js';
import {chart, heatMap, style} from './charts.js';
import {card, choose, count, escape, failure, h, message, number, pending, percent, table, titled, wide, words} from './dom.js';

export function model() {
  const place = h('div');
  const show = key => place.replaceChildren(
    h('div', {class: 'columns'},
      wide(card('What each component is made of', pending(get(path`v1/models/${key}`), heat))),
      wide(card('Categories', h('p', {class: 'soft small'}, 'A track belongs to its strongest component.'),
        pending(Promise.all([get('v1/categories' + query({model: key})), get('v1/categories/genres' + query({model: key, min_tracks: 10}))]), categories))),
      card('How many components?', elbow(key)),
      card('Versions over time', pending(get('v1/models'), ({models}) => versions(models, key.split('@')[0])))));
  return [
    h('h1', {}, 'The model'),
    h('p', {class: 'lead'}, 'A track is a mix of a few components, which the model finds in the features of all tracks.'),
    pending(get('v1/models'), ({models}) => {
      const names = [...new Set(models.map(one => one.name))];
      if (names.length === 0) return message('No model yet: it comes with the first tracks.');
      const answering = models.find(one => one.answers && one.default)?.name ?? (names.includes('tuned') ? 'tuned' : names[0]);
      show(answering);
      return h('div', {class: 'bar'}, choose('Model', names, answering, show));
    }),
    place,
  ];
}

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
    h('p', {class: 'soft small'}, `Version ${model.version}, relative error ${model.relative_error.toFixed(4)} on ${count(model.sample_size)} of ${count(model.tracks)} tracks. Each row is brightest at its strongest feature.`),
    chart('Weight of each feature in each component', width => heatMap({
      columns: features.map(words), rows: rows.map(one => words(label(one))), cells, range: [0, 1], width,
      colours: [style('--faint'), style('--accent')],
      write: ([, , share, weight]) => share < 0.05 ? '' : weight.toFixed(2),
      strong: ([, , share]) => share > 0.55,
      tip: ([x, y, , weight]) => `${escape(label(rows[y]))}<br>${escape(features[x])}: ${number(weight)}`,
    }), {height: 6 + 2.1 * rows.length}),
  ];
}

function categories([answer, genres]) {
  const sorted = [...answer.categories].sort((a, b) => b.tracks - a.tracks);
  const most = sorted[0]?.tracks ?? 1;
  const typical = id => genres.categories.find(one => one.id === id)?.typical.filter(one => one.lift > 1).slice(0, 3) ?? [];
  const labelled = genres.labelled > 0;
  return [
    table('Categories',
      [h('th', {}, 'Category'), h('th', {class: 'number'}, 'Tracks'), h('th', {class: 'gauge', 'aria-label': 'Share'}),
        labelled && h('th', {}, 'Typical genres'), h('th', {}, 'Purest tracks')],
      sorted.map(one => h('tr', {},
        h('th', {scope: 'row'}, words(label(one))),
        h('td', {class: 'number'}, count(one.tracks)),
        h('td', {class: 'gauge'}, h('span', {class: 'meter'}, h('i', {style: `width:${100 * one.tracks / most}%`}))),
        labelled && h('td', {}, typical(one.id).map((genre, i) => [i > 0 && ', ',
          h('span', {title: `${count(genre.tracks)} tracks`}, genre.genre), ' ', h('span', {class: 'soft'}, `×${genre.lift.toFixed(1)}`)])),
        h('td', {}, one.exemplars.slice(0, 2).map((track, i) => [i > 0 && ', ',
          h('a', {href: '#/track/' + encodeURIComponent(track.id)}, titled(track))]))))),
    labelled && h('p', {class: 'soft small'}, genres.sentence),
  ];
}

/** Asks again while the curve is being computed, and says how far it is. */
function elbow(key) {
  const bar = h('progress', {max: 1, 'aria-label': 'Numbers of components that are fitted'});
  const said = h('span', {}, 'Fitting every number of components; this takes some seconds …');
  const place = h('div', {id: 'elbow', 'aria-busy': 'true'}, h('p', {class: 'message'}, said, bar));
  const wanted = () => place.isConnected;
  settled('v1/elbow' + query({model: key}), ({done, of, detail}) => {
    said.textContent = of === 0 ? detail : `Fitting every number of components: ${done} of ${of} …`;
    if (of > 0) bar.value = done / of;
  }, wanted)
    .then(answer => place.replaceChildren(...curve(answer).filter(Boolean)))
    .catch(problem => place.replaceChildren(failure(problem)))
    .finally(() => place.removeAttribute('aria-busy'));
  return place;
}

function curve(answer) {
  if (answer.points.length === 0) return [message(answer.sentence)];
  const line = (name, key, more) => ({name, type: 'line', symbolSize: 6, data: answer.points.map(point => point[key]), ...more});
  const at = answer.points.findIndex(point => point.components === answer.recommended);
  return [
    h('p', {}, answer.recommended === null ? '' : h('b', {}, `${answer.recommended} components. `), answer.sentence),
    chart('Error, bound, explained variance and stability by number of components', () => ({
      grid: {left: 8, right: 8, top: 56, bottom: 24, containLabel: true},
      legend: {top: 0},
      tooltip: {trigger: 'axis', valueFormatter: number},
      xAxis: {type: 'category', data: answer.points.map(point => point.components), name: 'components', nameLocation: 'middle', nameGap: 24},
      yAxis: {type: 'value', min: 0, max: 1},
      series: [
        line('relative error', 'relative_error', {lineStyle: {width: 3},
          markLine: at < 0 ? undefined : {silent: true, symbol: 'none', lineStyle: {color: style('--soft')}, label: {formatter: 'recommended', color: style('--soft')}, data: [{xAxis: at}]}}),
        line('least possible', 'svd_bound', {lineStyle: {type: 'dashed'}}),
        line('variance explained', 'r2'),
        line('stability', 'stability'),
      ],
    })),
    answer.note && h('p', {class: 'soft small'}, answer.note),
    h('p', {class: 'soft small'}, `Of ${count(answer.sample_size)} of ${count(answer.tracks)} tracks.`),
  ];
}

function versions(models, name) {
  const kept = models.filter(one => one.name === name && one.state !== 'candidate')
    .filter((one, i, all) => all.findIndex(other => other.version === one.version) === i)
    .sort((a, b) => a.version - b.version);
  const time = one => new Date(one.created_at);
  return [
    kept.length > 1 && chart('Relative error of each version over time', () => ({
      grid: {left: 8, right: 16, top: 16, bottom: 8, containLabel: true},
      tooltip: {formatter: ({dataIndex: i}) => `Version ${kept[i].version}<br>${time(kept[i]).toLocaleString()}<br>relative error ${kept[i].relative_error.toFixed(4)}<br>${count(kept[i].tracks)} tracks`},
      xAxis: {type: 'category', axisLabel: {lineHeight: 16}, data: kept.map(one => `v${one.version}\n${time(one).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})}`)},
      yAxis: {type: 'value', min: 0, axisLabel: {formatter: value => percent(value)}},
      series: [{name: 'relative error', type: 'bar', barMaxWidth: 36, itemStyle: {color: style('--accent'), borderRadius: [3, 3, 0, 0]}, data: kept.map(one => one.relative_error)}],
    }), {height: 12}),
    table('Versions',
      [h('th', {}, 'Version'), h('th', {}, 'When'), h('th', {class: 'number'}, 'Tracks'), h('th', {class: 'number'}, 'Error'), h('th', {}, 'Why')],
      [...kept].reverse().map(one => h('tr', {},
        h('td', {}, String(one.version), ' ', one.answers && h('span', {class: 'tag strong'}, 'answers')),
        h('td', {title: time(one).toLocaleString()}, time(one).toLocaleTimeString()),
        h('td', {class: 'number'}, count(one.tracks)),
        h('td', {class: 'number'}, one.relative_error.toFixed(4)),
        h('td', {}, one.reason)))),
  ];
}
