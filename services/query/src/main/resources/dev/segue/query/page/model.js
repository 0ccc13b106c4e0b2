// What the model found: components, their categories, its versions, and how many components there should be.

import {get, path, query, settled} from './api.js';
import {chart, heatMap, style} from './charts.js';
import {colourOfComponent, label, readComponents} from './components.js';
import {card, choose, count, escape, h, nothing, number, percent, table, wide, words} from './dom.js';
import {free, rename, serve} from './operate.js';
import {part} from './part.js';
import {address} from './router.js';
import {answering, grown} from './status.js';
import {trackLinks} from './tracks.js';

export function model(view) {
  const shown = part(view, {key: answering, ask: signal => get('v1/models', signal), show: ({models}, life) => {
    const names = [...new Set(models.map(one => one.name))];
    if (names.length === 0) return nothing('No model yet: it comes with the first tracks.');
    const usual = models.find(one => one.answers && one.default)?.name ?? (names.includes('tuned') ? 'tuned' : names[0]);
    const place = h('div');
    let inner;
    const show = name => {
      inner?.end();
      inner = life.child();
      place.replaceChildren(...views(inner, name, models, () => shown.again()));
    };
    const chosen = names.includes(view.parameters.model) ? view.parameters.model : usual;
    show(chosen);
    return [h('div', {class: 'bar'}, choose('Model', names, chosen, name => {
      view.choose({model: name === usual ? '' : name});
      show(name);
    })), place];
  }});
  return [
    h('h1', {}, 'The model'),
    h('p', {class: 'lead'}, 'A track is a mix of a few components, which the model finds in the features of all tracks.'),
    shown,
  ];
}

const views = (life, name, models, obeyed) => [h('div', {class: 'columns'},
  wide(card('What each component is made of', part(life, {
    ask: signal => get(path`v1/models/${name}`, signal), show: heat}))),
  wide(card('Categories', h('p', {class: 'soft small'}, 'A track belongs to its strongest component.'), part(life, {
    key: grown,
    ask: signal => Promise.all([
      get('v1/categories' + query({model: name}), signal),
      get('v1/categories/genres' + query({model: name, min_tracks: 10}), signal)]),
    show: (answers, inner) => categories(answers, component => rename(inner, name, component, () => {
      readComponents();
      obeyed();
    }))}))),
  card('How many components?', elbow(life, name)),
  card('Versions over time', versions(life, models, name, obeyed)))];

function heat(model, life) {
  const features = model.features.map(one => one.feature);
  const rows = model.components;
  const cells = rows.flatMap((component, y) => {
    const weights = features.map(feature => component.weights[feature]);
    const most = Math.max(...weights, 1e-12);
    return weights.map((weight, x) => [x, y, weight / most, weight]);
  });
  return [
    h('p', {class: 'soft small'}, `Version ${model.version}, relative error ${model.relative_error.toFixed(4)} on ${count(model.sample_size)} of ${count(model.tracks)} tracks. Each row is brightest at its strongest feature.`),
    chart(life, 'Weight of each feature in each component', width => heatMap({
      columns: features.map(words), rows: rows.map(one => words(label(one))), cells, range: [0, 1], width,
      colours: [style('--faint'), style('--accent')],
      write: ([, , share, weight]) => share < 0.05 ? '' : weight.toFixed(2),
      strong: ([, , share]) => share > 0.55,
      tip: ([x, y, , weight]) => `${escape(label(rows[y]))}<br>${escape(features[x])}: ${number(weight)}`,
    }), {height: 6 + 2.1 * rows.length, values: () => table('Weights',
      [h('th', {}, 'Component'), ...features.map(name => h('th', {class: 'number'}, words(name)))],
      rows.map(one => h('tr', {}, h('th', {scope: 'row'}, words(label(one))),
        features.map(name => h('td', {class: 'number'}, number(one.weights[name], 3))))))}),
  ];
}

function categories([answer, genres], renamed) {
  const sorted = [...answer.categories].sort((a, b) => b.tracks - a.tracks);
  const most = sorted[0]?.tracks ?? 1;
  const typical = id => genres.categories.find(one => one.id === id)?.typical.filter(one => one.lift > 1).slice(0, 3) ?? [];
  const labelled = genres.labelled > 0;
  return [
    table('Categories',
      [h('th', {}, 'Category'), h('th', {class: 'number'}, 'Tracks'), h('th', {class: 'gauge'}, h('span', {class: 'visually-hidden'}, 'Share')),
        labelled && h('th', {}, 'Typical genres'), h('th', {}, 'Purest tracks')],
      sorted.map(one => h('tr', {},
        h('th', {scope: 'row'}, h('i', {class: 'dot', style: `background:${colourOfComponent(one.id)}`}),
          h('a', {href: address('/category/' + encodeURIComponent(label(one)))}, words(label(one))), renamed(one)),
        h('td', {class: 'number'}, count(one.tracks)),
        h('td', {class: 'gauge'}, h('span', {class: 'meter'}, h('i', {style: `width:${100 * one.tracks / most}%`}))),
        labelled && h('td', {}, typical(one.id).map((genre, i) => [i > 0 && ', ',
          h('a', {class: 'quiet', title: `${count(genre.tracks)} tracks`, href: address('/look', {genres: genre.genre})}, genre.genre), ' ', h('span', {class: 'soft'}, `×${genre.lift.toFixed(1)}`)])),
        h('td', {}, trackLinks(one.exemplars.slice(0, 2)))))),
    labelled && h('p', {class: 'soft small'}, genres.sentence),
  ];
}

/** Asks again while the curve is being computed, and says how far it is. */
function elbow(life, name) {
  const bar = h('progress', {max: 1, 'aria-label': 'Numbers of components that are fitted'});
  const said = h('span', {}, 'Fitting every number of components; this takes some seconds …');
  return part(life, {
    id: 'elbow',
    coming: [said, bar],
    ask: signal => settled('v1/elbow' + query({model: name}), ({done, of, detail}) => {
      said.textContent = of === 0 ? detail : `Fitting every number of components: ${done} of ${of} …`;
      if (of > 0) bar.value = done / of;
    }, signal),
    show: curve,
  });
}

function curve(answer, life) {
  if (answer.points.length === 0) return [nothing(answer.sentence)];
  const line = (name, key, more) => ({name, type: 'line', symbolSize: 6, data: answer.points.map(point => point[key]), ...more});
  const at = answer.points.findIndex(point => point.components === answer.recommended);
  return [
    h('p', {}, answer.recommended === null ? '' : h('b', {}, `${answer.recommended} components. `), answer.sentence),
    chart(life, 'Error, bound, explained variance and stability by number of components', () => ({
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
    }), {values: () => table('Numbers of components',
      ['Components', 'Relative error', 'Least possible', 'Variance explained', 'Stability'].map(title => h('th', {class: 'number'}, title)),
      answer.points.map(point => h('tr', {}, [point.components, point.relative_error, point.svd_bound, point.r2, point.stability]
        .map(value => h('td', {class: 'number'}, number(value))))))}),
    answer.note && h('p', {class: 'soft small'}, answer.note),
    h('p', {class: 'soft small'}, `Of ${count(answer.sample_size)} of ${count(answer.tracks)} tracks.`),
  ];
}

function versions(life, models, name, obeyed) {
  const kept = models.filter(one => one.name === name && one.state !== 'candidate')
    .filter((one, i, all) => all.findIndex(other => other.version === one.version) === i)
    .sort((a, b) => a.version - b.version);
  const time = one => new Date(one.created_at);
  return [
    kept.length > 1 && chart(life, 'Relative error of each version over time', () => ({
      grid: {left: 8, right: 16, top: 16, bottom: 8, containLabel: true},
      tooltip: {formatter: ({dataIndex: i}) => `Version ${kept[i].version}<br>${time(kept[i]).toLocaleString()}<br>relative error ${kept[i].relative_error.toFixed(4)}<br>${count(kept[i].tracks)} tracks`},
      xAxis: {type: 'category', axisLabel: {lineHeight: 16}, data: kept.map(one => `v${one.version}\n${time(one).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})}`)},
      yAxis: {type: 'value', min: 0, axisLabel: {formatter: value => percent(value)}},
      series: [{name: 'relative error', type: 'bar', barMaxWidth: 36, itemStyle: {color: style('--accent'), borderRadius: [3, 3, 0, 0]}, data: kept.map(one => one.relative_error)}],
    }), {height: 12}),
    kept.some(one => one.pinned) && free(life, name, obeyed),
    table('Versions',
      [h('th', {}, 'Version'), h('th', {}, 'When'), h('th', {class: 'number'}, 'Tracks'), h('th', {class: 'number'}, 'Error'), h('th', {}, 'Why')],
      [...kept].reverse().map(one => h('tr', {},
        h('td', {}, String(one.version), ' ', one.answers && h('span', {class: 'tag strong'}, 'answers'), serve(life, one, obeyed)),
        h('td', {title: time(one).toLocaleString()}, time(one).toLocaleTimeString()),
        h('td', {class: 'number'}, count(one.tracks)),
        h('td', {class: 'number'}, one.relative_error.toFixed(4)),
        h('td', {}, one.reason)))),
  ];
}
