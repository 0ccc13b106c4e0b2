// The catalogue itself: how features are spread, how they go together, and any two of them as points.

import {get, query} from './api.js';
import {chart} from './charts.js';
import {card, escape, h, number, pending} from './dom.js';

export function look() {
  return [
    h('h1', {}, 'A look at the music'),
    pending(get('v1/statistics'), ({tracks, features}) => {
      const names = features.filter(one => one.count > 0).map(one => one.feature);
      return h('div', {class: 'columns'},
        distribution(names), scatter(names), correlation(), summary(tracks, features));
    }),
  ];
}

const choose = (label, names, chosen, change) => h('label', {}, label,
  h('select', {change: event => change(event.target.value)},
    names.map(name => h('option', {value: name, selected: name === chosen}, name))));

function distribution(names) {
  const place = h('div');
  const show = feature => place.replaceChildren(pending(get('v1/statistics/histogram' + query({feature, bins: 30})), ({bins}) =>
    chart(`Distribution of ${feature}`, () => ({
      grid: {left: 8, right: 8, top: 16, bottom: 8, containLabel: true},
      tooltip: {trigger: 'axis', formatter: ([{dataIndex: i}]) => `${number(bins[i].from)} to ${number(bins[i].to)}<br>${bins[i].tracks.toLocaleString('en')} tracks`},
      xAxis: {type: 'category', data: bins.map(bin => number(bin.from)), axisTick: {alignWithLabel: false}},
      yAxis: {type: 'value'},
      series: [{type: 'bar', barCategoryGap: '4%', data: bins.map(bin => bin.tracks)}],
    }))));
  const first = names.includes('energy') ? 'energy' : names[0];
  show(first);
  return card('Distribution', h('div', {class: 'bar'}, choose('Feature', names, first, show)), place);
}

function scatter(names) {
  const chosen = {x: names.includes('energy') ? 'energy' : names[0], y: names.includes('valence') ? 'valence' : names.at(-1), colour: 'category'};
  const place = h('div');
  const show = () => place.replaceChildren(pending(get('v1/statistics/scatter' + query({x: chosen.x, y: chosen.y, limit: 1000})), answer => {
    const groups = Map.groupBy ? Map.groupBy(answer.points, one => one[chosen.colour] ?? 'none') : group(answer.points, one => one[chosen.colour] ?? 'none');
    return [
      chart(`${chosen.y} over ${chosen.x}`, () => ({
        grid: {left: 28, right: 16, top: 40, bottom: 24, containLabel: true},
        legend: {top: 0},
        tooltip: {formatter: ({data}) => `${escape(data.name)}<br>${number(data.value[0])}, ${number(data.value[1])}`},
        xAxis: {type: 'value', name: chosen.x, nameLocation: 'middle', nameGap: 24, scale: true},
        yAxis: {type: 'value', name: chosen.y, nameLocation: 'middle', nameGap: 36, scale: true},
        series: [...groups].map(([name, points]) => ({
          name, type: 'scatter', symbolSize: 6, itemStyle: {opacity: 0.7},
          data: points.map(one => ({value: [one.x, one.y], name: one.title ?? one.id, id: one.id})),
        })),
      }), {onClick: ({data}) => location.hash = '#/track/' + encodeURIComponent(data.id)}),
      h('p', {class: 'soft small'}, `${answer.points.length.toLocaleString('en')} of ${answer.tracks.toLocaleString('en')} tracks, chosen by the hash of their ids. A point opens its track.`),
    ];
  }));
  show();
  const set = key => value => { chosen[key] = value; show(); };
  return card('Two features', h('div', {class: 'bar'},
    choose('across', names, chosen.x, set('x')), choose('up', names, chosen.y, set('y')),
    choose('colour', ['category', 'genre'], chosen.colour, set('colour'))), place);
}

function group(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = key(value);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(value);
  }
  return groups;
}

function correlation() {
  return card('What goes together', pending(get('v1/statistics/correlation'), ({features, matrix}) => {
    const shown = features.filter((_, i) => matrix[i][i] !== null);
    const at = shown.map(name => features.indexOf(name));
    const cells = at.flatMap((i, y) => at.map((j, x) => [x, y, matrix[i][j]])).filter(cell => cell[2] !== null);
    return chart('Correlation of each pair of features', () => ({
      grid: {left: 24, right: 8, top: 8, bottom: 16, containLabel: true},
      tooltip: {formatter: ({value: [x, y, r]}) => `${escape(shown[y])} and ${escape(shown[x])}: ${r.toFixed(2)}`},
      xAxis: {type: 'category', data: shown, axisLabel: {rotate: 60, interval: 0}, splitLine: {show: false}},
      yAxis: {type: 'category', data: shown, inverse: true, splitLine: {show: false}},
      visualMap: {show: false, min: -1, max: 1, dimension: 2, inRange: {color: ['#d9577b', 'rgba(128,128,128,0.08)', '#3f7fd9']}},
      series: [{type: 'heatmap', data: cells}],
    }), {tall: true});
  }));
}

const summary = (tracks, features) => wide(card(`${tracks.toLocaleString('en')} tracks`,
  h('div', {class: 'scroll'}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, 'Feature'),
      ['Mean', 'Deviation', 'Min', 'Median', 'Max', 'Missing'].map(title => h('th', {class: 'number'}, title)))),
    h('tbody', {}, features.map(one => h('tr', {}, h('td', {}, one.feature),
      [one.mean, one.standard_deviation, one.min, one.quantiles['0.5'], one.max, one.missing]
        .map(value => h('td', {class: 'number'}, number(value))))))))));

function wide(element) {
  element.classList.add('wide');
  return element;
}
